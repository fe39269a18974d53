"""Libraries that the writer does without are there for everybody else, also in the same moment."""

import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

import pytest

from delegate_desk.storage.writer import hidden


@pytest.fixture
def name(tmp_path, monkeypatch) -> str:
    """The name of a module that nobody has imported yet."""
    (tmp_path / "seldom_needed.py").write_text("found = True\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "seldom_needed", raising=False)
    return "seldom_needed"


def test_another_thread_imports_what_is_hidden_from_this_one(name: str) -> None:
    with hidden(name), ThreadPoolExecutor(1) as other:
        with pytest.raises(ImportError):
            import_module(name)
        assert other.submit(import_module, name).result().found


def test_what_was_hidden_is_found_afterwards(name: str) -> None:
    with pytest.raises(ImportError), hidden(name):
        import_module(name)
    assert import_module(name).found
