"""`python -m delegate_desk`, and the `delegate-desk` command."""

import gc
import sys


def main() -> None:
    """Run the command line, which opens the window where no verb is given."""
    gc.disable()  # loading modules and records makes no rubbish, and looking for it costs a start 10 ms
    from delegate_desk.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
