"""The command line: the verbs of product.md, section 5, and the way to the window.

It must run without loading Qt, which proves that everything below the window does; only opening the window does.
"""

import gc
from collections.abc import Sequence
from pathlib import Path

from delegate_desk.cli.output import keep_private, refuse, say, speak_utf8, tell
from delegate_desk.cli.start import Misused, window_wanted
from delegate_desk.domain.errors import PlanError

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
_INTERRUPTED = 130

IMPORT_CHILD = "--import-child"
"""As `exchange.child` says it, which no other start need import."""

__all__ = ["run"]


def run(argv: Sequence[str]) -> int:
    """Do what the words after the program's name ask for: 0 done, 1 refused in one sentence, 2 wrong usage."""
    keep_private()
    speak_utf8()
    try:
        return _run(argv)
    except Misused as problem:
        tell(str(problem))
        return WRONG_USAGE
    except PlanError as problem:
        refuse(str(problem))
        return REFUSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as problem:  # the last resort: an owner never meets a traceback
        from delegate_desk.cli.last_resort import sentence

        refuse(sentence(problem))
        return REFUSED


def _run(argv: Sequence[str]) -> int:
    if argv[:1] == [IMPORT_CHILD]:  # a packed program reads the files of others in a second one of itself
        from delegate_desk.exchange import child

        child.main(argv[1:])
        return DONE
    wanted = window_wanted(argv)
    if wanted is not None:
        return _show(wanted.plan)
    gc.enable()  # a stream of commands may run for long; a start makes no rubbish
    from delegate_desk.cli.parser import parsed

    arguments = parsed(argv)
    if arguments.said is not None:  # help or the version
        say(arguments.said)
        return DONE
    if arguments.verb is None:
        return _show(arguments.plan)
    from delegate_desk.cli.opened import OpenedPlan

    with OpenedPlan(arguments.plan) as opened:
        if arguments.verb == "run":
            from delegate_desk.cli.streaming import stream

            return DONE if stream(opened, arguments.words["file"]) else REFUSED
        from delegate_desk.cli.verbs import act

        said = act(opened, arguments)
    if said is not None:
        say(said)
    return DONE


def _show(plan: Path | None) -> int:
    from delegate_desk.cli.window import show

    return show(plan)
