"""What the command line writes, and the private surroundings in which it works."""

import io
import os
import sys
from contextlib import suppress


def speak_utf8() -> None:
    """Have output in UTF-8 whatever the terminal's locale is, because titles are in any script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with suppress(ValueError):  # detached, or closed by whoever started us
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def keep_private() -> None:
    """Make what is written from now on the owner's alone, and leave no image of the memory after a crash."""
    os.umask(0o077)
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def say(text: str) -> bool:
    """Write lines to the output, at once; whether anybody still reads them."""
    if sys.stdout is None:  # closed by whoever started us
        return False
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more when it ends, which must not complain either.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        return False
    return True


def tell(text: str) -> None:
    """Write lines beside the output."""
    with suppress(BrokenPipeError, AttributeError):  # None where whoever started us has closed it
        sys.stderr.write(f"{text}\n")


def refuse(sentence: str) -> None:
    """Write one sentence that says what was refused."""
    tell(one_line(sentence))


def one_line(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(text.split()))
