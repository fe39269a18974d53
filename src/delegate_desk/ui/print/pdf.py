"""A document as a PDF, built in memory and checked: Qt's writer itself reports nothing when a disk is full."""

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from delegate_desk.documents.blocks import Document
from delegate_desk.domain.errors import PlanError
from delegate_desk.i18n import _
from delegate_desk.ui.print.canvas import Canvas
from delegate_desk.ui.print.faces import FINE, Faces
from delegate_desk.ui.print.flow import Paper, draw_page, pages

_DPI = 96 * FINE
"""One dot for one font pixel, so that nothing is scaled."""
_LETTER = frozenset("US CA MX PH CL CO CR GT NI PA PR SV VE BZ".split())
"""Territories that print on Letter, by CLDR's supplemental paper sizes."""
_LAID_OUT = 0.5
"""Share of the work that is done when the pages are known."""


def page_size(locale: QLocale) -> QPageSize:
    """A4, or Letter where that is what the shops sell."""
    letter = QLocale.territoryToCode(locale.territory()) in _LETTER
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def paper(size: QPageSize) -> Paper:
    """A size of paper as the flow takes it."""
    points: QSizeF = size.size(QPageSize.Unit.Point)
    return Paper(points.width() * 96 / 72, points.height() * 96 / 72)


def pdf(
    document: Document,
    size: QPageSize,
    *,
    large: bool = False,
    progress: Callable[[float], None] = lambda _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """The whole file; empty where it was cancelled. Raises PlanError where Qt's writer did not finish it."""
    with _uncollected():
        content = _drawn(document, size, Faces(large=large), progress, cancelled)
    if cancelled():
        return b""
    if not (content.startswith(b"%PDF") and content.rstrip().endswith(b"%%EOF")):
        raise PlanError(_("The PDF could not be made. Your plan is as it was; please try again."))
    return with_language(content, document.language)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Do without the search for cycles: pages of a large pack are many small records that have none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _drawn(
    document: Document, size: QPageSize, faces: Faces, progress: Callable[[float], None], cancelled: Callable[[], bool]
) -> bytes:
    """The file as Qt wrote it; empty where it was cancelled or Qt gave up."""
    sheet = paper(size)
    made = pages(document, sheet, faces, lambda share: progress(share * _LAID_OUT), cancelled)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setResolution(_DPI)
    writer.setTitle(" ".join(faces.body.shown(document.title[:300]).split()))
    writer.setCreator("Delegate Desk")
    painter = QPainter()
    whole = painter.begin(writer)
    canvas = Canvas(painter, _DPI)
    for i, page in enumerate(made):
        if cancelled():
            painter.end()
            return b""
        whole = (i == 0 or writer.newPage()) and whole
        draw_page(page, i + 1, len(made), sheet, faces, canvas)
        progress(_LAID_OUT + (1 - _LAID_OUT) * (i + 1) / len(made))
    whole = painter.end() and whole
    return bytes(buffer.data().data()) if whole and made else b""


def with_language(content: bytes, language: str) -> bytes:
    """The PDF with its language in the catalogue, which Qt's writer leaves out; added at the end, as PDF allows."""
    root = re.search(rb"/Root (\d+) 0 R", content[-2000:])
    start = re.findall(rb"startxref\s+(\d+)", content[-200:])
    size = re.search(rb"/Size (\d+)", content[-2000:])
    if root is None or size is None or not start or not re.fullmatch(r"[A-Za-z0-9-]{2,35}", language):
        return content
    number = root[1]
    found = re.search(rb"(?m)^" + number + rb" 0 obj\s*<<", content)
    if found is None:
        return content
    end = content.find(b"endobj", found.end())
    body = content[found.start() : found.end()] + b"\n/Lang (" + language.encode() + b")"
    body += b"\n/ViewerPreferences << /DisplayDocTitle true >>" + content[found.end() : end] + b"endobj\n"
    at = len(content) + 1
    trailer = re.search(rb"trailer\s*<<(.*?)>>\s*startxref", content[-4000:], re.DOTALL)
    if trailer is None or b"/ViewerPreferences" in content[found.end() : end]:
        return content
    xref = at + len(body)
    table = b"xref\n" + number + b" 1\n" + f"{at:010d} 00000 n \n".encode()
    ends: bytes = trailer[1].rstrip() + b"\n/Prev " + start[-1]
    end_of_file = b"\n>>\nstartxref\n%d\n%%%%EOF\n" % xref
    return b"".join((content, b"\n", body, table, b"trailer\n<<", ends, end_of_file))
