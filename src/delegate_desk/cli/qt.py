"""The first import of Qt, without what PySide6 loads for its messages and its makers of stub files alone.

The modules in which PySide6 explains a wrong call, describes its functions and writes stub files come as source inside
its library: reading them costs 50 ms at each start, a third of an empty window's time. Here each of them is loaded
when something of it is first asked for.
"""

import builtins
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec, module_from_spec
from types import ModuleType

_PACKAGE = "shibokensupport"
_MAPPING = "mapping"
_LATER = frozenset(
    {_MAPPING, "errorhandler", "layout", "parser", "feature", "importhandler", "tool", "enum_sig", "pyi_generator"}
)
"""The modules of that package that can wait; a name that is no longer there does no harm."""


class _Later(ModuleType):
    """A module that is loaded when something of it is first asked for."""

    def __getattr__(self, name: str) -> object:
        self.load()
        return getattr(self, name)

    def load(self) -> None:
        """Become the module itself."""
        self.__class__ = ModuleType  # type: ignore[assignment]  # no longer looks for what it lacks
        if self.__spec__ is not None and self.__spec__.loader is not None:
            self.__spec__.loader.exec_module(self)


def import_qt() -> None:
    """Load PySide6 with as little around it as a window needs; raises ImportError.

    Shiboken comes before PySide6, or it would hook into every import to read the source of each module that is loaded,
    in search of features that are not used here: 15 ms more, and the memory of all these sources.
    """
    with _patiently():
        import shiboken6  # noqa: F401

        # isort: split
        import PySide6.QtCore  # noqa: F401


@contextmanager
def _patiently() -> Iterator[None]:
    """Put off what can wait of the imports inside the block; imports are as they were after it."""
    plain = builtins.__import__

    def imported(
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        if name.startswith(_PACKAGE):
            for wanted in _LATER.intersection(fromlist or ()):
                _put_off(name, wanted)
        return plain(name, globals, locals, fromlist or (), level)

    builtins.__import__ = imported
    try:
        yield
    finally:
        builtins.__import__ = plain


def _put_off(package: str, name: str) -> None:
    """Have a module of a package stand there unloaded."""
    spec = find_spec(f"{package}.{name}")
    if spec is None or spec.name in sys.modules:
        return
    module = module_from_spec(spec)
    module.__class__ = _Later
    sys.modules[spec.name] = module
    setattr(sys.modules[package], name, module)
    if name == _MAPPING:
        _answer(module)


def _answer(mapping: ModuleType) -> None:
    """Give the mapping the function that PySide6 takes straight from among its names before it explains a call."""

    def update_mapping() -> None:
        if isinstance(mapping, _Later):
            mapping.load()
        mapping.update_mapping()

    mapping.update_mapping = update_mapping  # type: ignore[attr-defined]
