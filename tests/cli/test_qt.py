"""Qt is loaded with little around it, and what was put off comes when it is needed."""

import subprocess
import sys

LOADED = """
import builtins, sys
plain = builtins.__import__
from delegate_desk.cli.qt import import_qt
import_qt()
assert builtins.__import__ is plain
from PySide6.QtCore import QObject, QSize, Signal
"""

WRONG = """
def wrong(call, *given):
    try:
        call(*given)
    except TypeError as error:
        print(error)

class Told(QObject):
    said = Signal(str)

told = Told()
wrong(QSize(1, 2).setWidth, "wide")
wrong(QSize(1, 2).setWidth, "wide")
wrong(told.setParent, 7)
wrong(told.said.emit)
print(QSize.setWidth.__doc__)
"""


def printed(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def test_what_explains_calls_and_writes_stub_files_waits() -> None:
    loaded = printed(
        LOADED + "print(*(name for name in ('argparse', 'ast', 'inspect', 'logging') if name in sys.modules))"
    )
    assert loaded.split() == []


def test_a_wrong_call_is_explained_as_without_it() -> None:
    plain = printed("from PySide6.QtCore import QObject, QSize, Signal" + WRONG)
    assert "QSize.setWidth(w: int, /)" in plain
    assert printed(LOADED + WRONG) == plain
