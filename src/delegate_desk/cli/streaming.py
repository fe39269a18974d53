"""The verb `run`: commands one a line over one opened plan, each acknowledged once it is on disk."""

import shlex
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from delegate_desk.cli.opened import OpenedPlan
from delegate_desk.cli.output import one_line, say
from delegate_desk.cli.parser import parsed
from delegate_desk.cli.start import Misused
from delegate_desk.cli.verbs import act
from delegate_desk.domain.errors import PlanError
from delegate_desk.i18n import _


def stream(opened: OpenedPlan, name: str) -> bool:
    """Do the commands of a file, "-" for the input, until it ends; False where nobody reads the answers any more.

    A refused command changes nothing, and the next one is done. Raises PlanError where the file cannot be read.
    """
    with _input(name) as lines:
        for number, line in enumerate(lines, 1):
            if _is_silent(line):
                continue
            answers = _answers(opened, number, line)
            if not all(say(answer) for answer in answers):
                return False
    return True


def _answers(opened: OpenedPlan, number: int, line: bytes) -> list[str]:
    """What is printed about one command: its own output, then whether it is done."""
    try:
        said = act(opened, parsed(_words(line), within_run=True), within_run=True)
    except Misused as problem:
        return [_refused(number, problem.problem)]
    except PlanError as problem:
        return [_refused(number, str(problem))]
    except Exception as problem:  # the last resort: the commands after this one are still to be done
        from delegate_desk.cli.last_resort import sentence

        opened.close()
        return [_refused(number, sentence(problem))]
    done = f"ok {number}"
    return [done] if said is None else [said, done]


def _refused(number: int, sentence: str) -> str:
    return f"refused {number}: {one_line(sentence)}"


def _is_silent(line: bytes) -> bool:
    return not line.strip() or line.lstrip().startswith(b"#")


def _words(line: bytes) -> list[str]:
    """The words of a line, split as by a POSIX shell. Raises PlanError."""
    try:
        return shlex.split(line.rstrip(b"\r\n").decode("utf-8"))
    except UnicodeDecodeError:
        raise PlanError(_("the line is not UTF-8 text")) from None
    except ValueError:
        raise PlanError(_("the line ends within quotes or after a backslash")) from None


@contextmanager
def _input(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(Path(name).open("rb"))
        except (OSError, ValueError) as problem:
            why = getattr(problem, "strerror", None) or problem
            raise PlanError(_("{path} cannot be read: {why}.").format(path=name, why=why)) from problem
        yield file
