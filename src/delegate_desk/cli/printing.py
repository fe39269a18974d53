"""The verb that makes PDFs: the only one that loads Qt, and without any screen."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from delegate_desk.cli.opened import OpenedPlan
from delegate_desk.cli.start import PROGRAM
from delegate_desk.cli.window import qt_told_missing
from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange.safe_write import safe_write
from delegate_desk.i18n import _
from delegate_desk.planning.names import duty_called, provider_called

if TYPE_CHECKING:
    from delegate_desk.documents.blocks import Document


def write(
    opened: OpenedPlan,
    kind: str,
    out: Path,
    *,
    large: bool = False,
    force: bool = False,
    **of: Any,
) -> str:
    """Write a document as a PDF, whole or not at all; says what was written. `of` names its duty, provider or week."""
    if out.exists() and not force:  # said before the work, not after
        raise PlanError(_("{path} is already there; say --force to replace it.").format(path=out))
    with qt_told_missing(_("Nothing can be printed because {reason}")):
        from delegate_desk.ui.print.headless import without_screen
        from delegate_desk.ui.print.pdf import page_size, pdf

        with without_screen(PROGRAM) as locale:
            document = _document(opened, kind, **of)
            content = pdf(document, page_size(locale), large=large)
    safe_write(out, content, force=force)
    return _("Written: {path}.").format(path=out)


def _document(opened: OpenedPlan, kind: str, duty: str | None, provider: str | None, week: date | None) -> "Document":
    from delegate_desk.documents.checklist import checklist
    from delegate_desk.documents.provider_pack import provider_pack
    from delegate_desk.documents.review_sheet import review_sheet, review_to_print
    from delegate_desk.documents.summary import summary
    from delegate_desk.ui.print.wording import wording

    plan, now, words = opened.plan(), datetime.combine(opened.today, datetime.now().time()), wording()
    if kind == "checklist":
        return checklist(plan, duty_called(plan, duty or ""), now, words)
    if kind == "provider-pack":
        return provider_pack(plan, provider_called(plan, provider or ""), now, words)
    if kind == "review":
        return review_sheet(plan, review_to_print(plan, week), now, words)
    return summary(plan, now, words)
