"""A checklist as plain text or Markdown, for the provider's own list or a message."""

import re
from collections.abc import Sequence
from typing import Literal

from delegate_desk.domain.brief import Access, Authority, Brief
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.plan import Plan
from delegate_desk.i18n import _

Form = Literal["text", "markdown"]
_SPECIAL = "\\`*_{}[]<>#|~"


def checklist_text(plan: Plan, duty: Duty, form: Form = "text") -> str:
    """The checklist of a duty: what done means, steps to tick with their minutes, where things are, when to ask.

    Markdown has task-list boxes ("- [ ]") and shows what the owner typed as typed. No note of the owner's is in it.
    """
    brief = plan.briefs.get(duty.id) or Brief(duty=duty.id)
    write = _Markdown() if form == "markdown" else _Plain()
    blocks = [write.title(duty.title)]
    for heading, text in (
        (_("Why"), brief.why),
        (_("Done means"), brief.done_when),
    ):
        if text.strip():
            blocks.append(write.section(heading, write.paragraph(text)))
    if brief.steps:
        steps = [_with_minutes(step.text, step.minutes) for step in brief.steps]
        blocks.append(write.section(_("Steps"), "\n".join(write.tick(step) for step in steps)))
    blocks += [
        write.section(heading, "\n".join(write.point(line) for line in lines)) for heading, lines in _lists(brief)
    ]
    if brief.reach_me.strip():
        blocks.append(write.section(_("Reach me"), write.paragraph(brief.reach_me)))
    return "\n\n".join(blocks) + "\n"


def authority_words(authority: Authority) -> str:
    """How far a provider may go, as a sentence to them."""
    words: dict[Authority, str] = {
        "follow the steps": _("Follow the steps as they are"),
        "research and report": _("Look into it and report"),
        "recommend": _("Recommend, I decide"),
        "act, then report": _("Act, then report"),
        "act alone": _("Act alone"),
    }
    return words[authority]


def _lists(brief: Brief) -> list[tuple[str, Sequence[str]]]:
    lists: list[tuple[str, Sequence[str]]] = [
        (_("Where things are"), [_place(entry) for entry in brief.access]),
        (_("Ask me first"), brief.ask_first),
    ]
    if brief.authority is not None:
        lists.append((_("How far you may go"), [authority_words(brief.authority)]))
    return [(heading, lines) for heading, lines in lists if lines]


def _place(entry: Access) -> str:
    return f"{entry.what}: {entry.where}" if entry.where.strip() else entry.what


def _with_minutes(text: str, minutes: float | None) -> str:
    return text if minutes is None else _("{text} ({minutes} min)").format(text=text, minutes=f"{minutes:g}")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


class _Plain:
    def title(self, text: str) -> str:
        return _on_one_line(text)

    def section(self, heading: str, body: str) -> str:
        return f"{heading}\n{body}"

    def paragraph(self, text: str) -> str:
        return text.strip()

    def tick(self, text: str) -> str:
        return f"[ ] {_on_one_line(text)}"

    def point(self, text: str) -> str:
        return f"- {_on_one_line(text)}"


class _Markdown:
    def title(self, text: str) -> str:
        return f"# {_literal(text)}"

    def section(self, heading: str, body: str) -> str:
        return f"## {heading}\n\n{body}"

    def paragraph(self, text: str) -> str:
        return "  \n".join(_literal(line) for line in text.strip().splitlines())

    def tick(self, text: str) -> str:
        return f"- [ ] {_literal(text)}"

    def point(self, text: str) -> str:
        return f"- {_literal(text)}"


def _literal(text: str) -> str:
    """The text on one line, so that Markdown shows it as typed."""
    line = _on_one_line(text).replace("&", "&amp;")
    line = "".join("\\" + sign if sign in _SPECIAL else sign for sign in line)
    line = re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", line)  # "1. Open" would begin a list of its own
    return f"\\{line}" if line[:1] in ("-", "+") else line
