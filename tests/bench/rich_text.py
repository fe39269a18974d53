"""The same checklists through Qt's rich text: what the own flow of blocks is measured against."""

from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from delegate_desk.documents import blocks as b

WIDE, HIGH = 666, 940
DPI = 1200


def written(document: b.Document) -> int:
    """Bytes of the document as a PDF of A4 pages, each with a foot that has its number."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setResolution(DPI)
    painter = QPainter(writer)
    font = QFont(QGuiApplication.font())
    font.setPixelSize(14)
    number = 0
    for sheet in document.sheets:
        text = QTextDocument()
        text.setDefaultFont(font)
        text.setPageSize(QSizeF(WIDE, HIGH))
        text.setHtml(html(sheet.blocks))
        for page in range(text.pageCount()):
            if number:
                writer.newPage()
            number += 1
            painter.save()
            painter.scale(DPI / 96, DPI / 96)
            painter.drawText(QPointF(68, 1060), f"{sheet.foot}  Page {number}")
            painter.translate(68, 84 - page * HIGH)
            text.drawContents(painter, QRectF(0, page * HIGH, WIDE, HIGH))
            painter.restore()
    painter.end()
    return buffer.size()


def html(blocks: tuple[b.Block, ...]) -> str:
    """The blocks as plain HTML."""
    return "".join(_block(block) for block in blocks)


def _block(block: b.Block) -> str:
    match block:
        case b.Title():
            return f"<h1>{escape(block.text)}</h1>"
        case b.Heading():
            return f"<h2>{escape(block.text)}</h2>"
        case b.Lead() | b.Text():
            return f"<p>{escape(block.text)}</p>"
        case b.Boxed():
            words = f"<b>{escape(block.label)}</b><br>{escape(block.text)}"
            return f"<table border=1 width=100%><tr><td>{words}</td></tr></table>"
        case b.Bullets():
            return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in block.items) + "</ul>"
        case b.Stages():
            return "<p>" + " – ".join(f"{i} {escape(name)}" for i, name in enumerate(block.names, 1)) + "</p>"
        case b.Lines():
            return "<hr>" * block.number
        case _:
            return _table(block)


def _table(block: b.Block) -> str:
    match block:
        case b.Terms():
            rows = [f"<b>{escape(term)}</b></td><td>{escape(said)}" for term, said in block.pairs]
        case b.Signatures():
            rows = [f"{escape(block.first)}</td><td>{escape(block.second)}"]
        case b.Beside():
            rows = [f"{html(block.first)}</td><td>{html(block.second)}"]
        case b.Table():
            rows = ["</td><td>".join(_cell(cell) for cell in row.cells) for row in block.rows]
        case _:
            raise ValueError(block)
    heads = [column.head for column in block.columns] if isinstance(block, b.Table) else []
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    thead = f"<thead><tr>{head}</tr></thead>" if any(heads) else ""
    body = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
    return f"<table width=100% border=1 cellspacing=0>{thead}{body}</table>"


def _cell(cell: b.Cell) -> str:
    if isinstance(cell, b.Tick):
        return "☑" if cell.ticked else "☐"
    return escape(cell) if isinstance(cell, str) else "____"
