"""`python -m delegate_desk`, and the `delegate-desk` command."""

import sys


def main() -> None:
    """Run the command line, which opens the window where no verb is given."""
    from delegate_desk.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
