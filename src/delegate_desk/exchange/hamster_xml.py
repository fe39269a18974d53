"""The activities of Hamster's XML, read without ever making a tree of it: a deep one ends the program."""

from collections.abc import Mapping
from xml.parsers import expat

from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange.plain_json import refuse_too_many
from delegate_desk.i18n import _

_DEEPEST = 20


def activities(content: bytes) -> list[Mapping[str, str]]:
    """What each activity says of itself. Raises PlanError for what is damaged, too large, or refers to other files."""
    found: list[Mapping[str, str]] = []
    depth = 0

    def begin(name: str, said: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise PlanError(_("it is damaged, or no list of Hamster's activities"))
        if name == "activity":
            found.append(said)
            refuse_too_many(len(found))

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_declared: object) -> None:
        raise PlanError(_("it asks for other files to be read, which no list of activities should"))

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as problem:
        raise PlanError(_("it is damaged, or no list of Hamster's activities")) from problem
    return found
