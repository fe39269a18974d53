"""The owner's language: `_` and `ngettext`, imported by name wherever a text is shown.

Texts are written in British English; translations are gettext catalogues in
`resources/translations/LANGUAGE/LC_MESSAGES/delegate_desk.mo`. Without one the text stays as written.
"""

from functools import cache
from typing import TYPE_CHECKING

from delegate_desk.paths import resource

if TYPE_CHECKING:
    from gettext import NullTranslations


@cache
def _catalogue() -> "NullTranslations | None":
    folder = resource("translations")
    if not folder.is_dir():
        return None
    import gettext

    return gettext.translation("delegate_desk", folder, fallback=True)


def _(text: str) -> str:
    """The text in the owner's language, or as it is written."""
    catalogue = _catalogue()
    return text if catalogue is None or not text else catalogue.gettext(text)


def ngettext(one: str, many: str, count: float) -> str:
    """The text for this count, in the owner's language; values are put in by the caller.

    A count with a fraction ("1.5 hours") takes the plural.
    """
    whole = int(count) if float(count).is_integer() else 2
    catalogue = _catalogue()
    if catalogue is None:
        return one if whole == 1 else many
    return catalogue.ngettext(one, many, whole)
