"""Documents on paper: what stands on which page, read back from the PDF as anybody would read it."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from builders import a_duty, a_plan
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QMessageBox, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from delegate_desk.documents.blocks import Beside, Bullets, Document, Heading, Sheet, Terms, Text, Title
from delegate_desk.documents.checklist import checklist
from delegate_desk.documents.review_sheet import review_sheet, review_to_print
from delegate_desk.documents.summary import summary
from delegate_desk.domain.brief import Access, Brief, Step
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.exchange.example import example_plan
from delegate_desk.ui import printing
from delegate_desk.ui.print import paint
from delegate_desk.ui.print.faces import Face, Faces
from delegate_desk.ui.print.flow import Paper, pages
from delegate_desk.ui.print.pdf import page_size, pdf
from delegate_desk.ui.print.wording import wording
from delegate_desk.ui.printing import Printing, file_name
from delegate_desk.ui.theme import Theme

NOW = datetime(2026, 10, 16, 16, 10)
BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
A4 = page_size(BRITISH)
A4_PAPER = Paper(793.7, 1122.5)

pytestmark = [
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils reads the PDFs back"),
    pytest.mark.usefixtures("qapp"),
]


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(BRITISH)
    yield
    QLocale.setDefault(before)


def text_of(content: bytes, folder: Path, *options: str) -> list[str]:
    """The text of each page."""
    path = folder / "read.pdf"
    path.write_bytes(content)
    told = subprocess.run(
        ["pdftotext", *options, path, "-"], capture_output=True, check=True, encoding="utf-8", timeout=60
    )
    return told.stdout.split("\f")[:-1]


def flat(text: str) -> str:
    return " ".join(text.split())


def picture(content: bytes, folder: Path, page: int = 1) -> QImage:
    path = folder / "seen.pdf"
    path.write_bytes(content)
    options = ["-r", "96", "-png", "-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run(["pdftoppm", *options, path, folder / "seen"], check=True, timeout=60)
    return QImage(str(folder / "seen.png"))


def a_checklist(*steps: str, title: str = "Chase", **brief: Any) -> Document:
    said = Brief(duty="d1", steps=tuple(Step(text, 5.0) for text in steps), **brief)
    plan = a_plan(a_duty(title=title, decision="outsource"), briefs=[said], title="Hartley", owner_name="Sam Hartley")
    return checklist(plan, plan.duties["d1"], NOW, wording())


@pytest.fixture
def example() -> Plan:
    return example_plan(NOW.date())


def test_the_examples_checklist_holds_what_the_design_shows(example: Plan, tmp_path: Path) -> None:
    content = pdf(checklist(example, example.duties["chase"], NOW, wording()), A4)
    first, second = map(flat, text_of(content, tmp_path, "-layout"))

    for said in (
        "Hartley Electrical Delegation checklist",
        "Chase late payments",
        "For Tideway Bookkeeping, Leeds, UK · every week, Friday · about 1 h",
        "Done means No invoice is more than 14 days late without a call noted",
        "Step Time 16 Oct 23 Oct 30 Oct 6 Nov",
        "1 Open the accounts program, view “Overdue” 5 min",
        "8 Email Sam the Friday list: owed, promised, stuck 5 min",
        "Minutes it took 1",
        "Ask Sam first Where things are",
        "Never on this sheet",
        "printed Friday 16 October 2026, 16:10 Page 1 of 2",
    ):
        assert said in first
    for said in (
        "Hand-over record",
        "handing it over",
        "Trial, four Fridays in a row",
        "9 Oct All on time",
        "Page 2 of 2",
    ):
        assert said in second


def test_it_is_a4_or_letter_by_the_locale_with_title_and_language(tmp_path: Path) -> None:
    american = page_size(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    for size, expected in ((A4, "595 x 842 pts (A4)"), (american, "612 x 792 pts (letter)")):
        content = pdf(a_checklist("One"), size)
        path = tmp_path / "it.pdf"
        path.write_bytes(content)
        told = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True, timeout=60)

        assert told.stderr == ""
        assert re.search(r"Title: +Chase\n", told.stdout)
        assert expected in told.stdout
        assert b"/Lang (en-GB)" in content
        assert content.startswith(b"%PDF")
        assert content.endswith(b"%%EOF\n")


def test_200_long_steps_are_whole_on_their_page_under_a_head(tmp_path: Path) -> None:
    word = "reconcile statement invoice "
    steps = [f"Step{i:03d} " + (word * 20)[:480] + f" end{i:03d}" for i in range(200)]
    content = pdf(a_checklist(*steps), A4)
    found = text_of(content, tmp_path)

    for i, step in enumerate(steps):
        (page,) = [flat(text) for text in found if f"Step{i:03d}" in text]
        assert flat(step) in page
    laid_out = text_of(content, tmp_path, "-layout")
    with_steps = [text for text in laid_out if "Step0" in text or "Step1" in text]
    assert len(with_steps) > 20
    for text in with_steps:
        assert re.search(r"Time +16 Oct +23 Oct +30 Oct +6 Nov", text)
    for number, text in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in text


def test_each_step_has_four_boxes_of_17_pixels(tmp_path: Path) -> None:
    image = picture(pdf(a_checklist("Only step"), A4), tmp_path)
    rows = ([x for x in range(520, 740) if _starts(image, x, y)] for y in range(250, 700))
    starts = next(found for found in rows if len(found) == 8)  # left and right sides of four
    widths = [right - left for left, right in zip(starts[::2], starts[1::2], strict=True)]
    assert all(16 <= width <= 18 for width in widths)


def _is_dark(image: QImage, x: int, y: int) -> bool:
    return image.pixelColor(x, y).lightness() < 140


def _starts(image: QImage, x: int, y: int) -> bool:
    return _is_dark(image, x, y) and not _is_dark(image, x - 1, y)


def test_nothing_is_filled_with_ink(example: Plan, tmp_path: Path) -> None:
    for document in (
        checklist(example, example.duties["chase"], NOW, wording()),
        summary(example, NOW, wording()),
        review_sheet(example, review_to_print(example), NOW, wording()),
    ):
        image = picture(pdf(document, A4), tmp_path)
        dark = sum(_is_dark(image, x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
        assert dark / (image.width() * image.height() / 9) < 0.06


def test_hostile_text_is_text_and_nothing_is_loaded(tmp_path: Path) -> None:
    spy = tmp_path / "spy.png"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(spy))
    evil = f'<img src="file://{spy}"><b>bold</b> & <a href="x">'
    document = a_checklist(
        evil, "<script>", "100% {title} %s", title=evil, done_when=evil, access=(Access(evil, evil),), ask_first=(evil,)
    )
    content = pdf(document, A4)
    shown = "".join("".join(text_of(content, tmp_path)).split())

    assert shown.count("<b>bold</b>&<ahref") >= 6
    assert "<script>" in shown
    assert "100%{title}%s" in shown
    assert b"/Subtype /Image" not in content
    assert b"/URI" not in content


def test_every_script_is_shown_or_named_by_number() -> None:
    face = Face(13.5)
    text = "Ελληνικά العربية 中文 🎉 हिन्दी “quotes”"
    shown = face.shown(text)

    assert "“quotes”" in shown
    for letter in text:
        assert letter in shown or f"[U+{ord(letter):04X}]" in shown
    assert face.shown("a\x07b\x1b") == "a[U+0007]b[U+001B]"
    assert face.shown("a\r\nb\u2028c\td") == "a\nb\nc d"
    assert face.shown("\U0010fffe") == "[U+10FFFE]"


def test_a_title_from_the_right_stands_at_the_right(tmp_path: Path) -> None:
    if "[U+" in Face(13.5).shown("مطاردة"):
        pytest.skip("no Arabic font here")
    image = picture(pdf(a_checklist("One", title="مطاردة"), A4), tmp_path)
    inked = [x for x in range(60, 740) if any(_is_dark(image, x, y) for y in range(86, 122))]

    assert min(inked) > 500
    assert max(inked) > 725


def test_a_step_longer_than_a_page_goes_on_on_the_next(tmp_path: Path) -> None:
    step = " ".join(f"word{i:05d}" for i in range(2000))
    found = flat(" ".join(text_of(pdf(a_checklist(step), A4), tmp_path)))

    assert all(f"word{i:05d}" in found for i in range(2000))


def test_long_lists_beside_each_other_go_one_after_the_other(tmp_path: Path) -> None:
    asks = tuple(f"ask{i:03d}" for i in range(100))
    access = tuple(Access(f"what{i:03d}", f"where{i:03d} " * 4) for i in range(100))
    found = flat(" ".join(text_of(pdf(a_checklist("One", ask_first=asks, access=access), A4), tmp_path)))

    assert all(ask in found for ask in asks)
    assert all(f"what{i:03d}" in found and f"where{i:03d}" in found for i in range(100))


def test_a_heading_is_never_the_last_of_a_page() -> None:
    blocks = (Title("T"), *(block for i in range(60) for block in (Heading(f"H{i}"), Text("one\ntwo\nthree"))))
    found = pages(
        Document("T", (Sheet("", "", "", blocks),), "en"), A4_PAPER, Faces(), lambda _share: None, lambda: False
    )

    assert len(found) > 3
    assert not any(page.pieces[-1][1].keeps for page in found)
    for page in found:
        assert max(y + piece.height for y, piece in page.pieces) <= A4_PAPER.height - 66


def test_large_type_is_larger_and_loses_nothing(tmp_path: Path) -> None:
    document = a_checklist(*(f"Step {i} of many" for i in range(30)))
    usual, large = (text_of(pdf(document, A4, large=large), tmp_path) for large in (False, True))

    assert len(large) > len(usual)
    assert all(f"Step {i} of many" in flat(" ".join(large)) for i in range(30))
    assert Faces(large=True).body.size > 1.3 * Faces().body.size


def test_a_summary_keeps_to_one_page_with_a_thousand_duties(tmp_path: Path) -> None:
    duties = [a_duty(id=f"d{i}", title=f"Duty {i} " + "x" * (i % 90)) for i in range(1000)]
    found = text_of(pdf(summary(a_plan(*duties), NOW, wording()), A4), tmp_path)

    assert len(found) == 1
    assert re.search(r"and 9\d\d more", found[0])


def test_a_cancelled_pdf_is_no_pdf() -> None:
    told: list[float] = []
    content = pdf(a_checklist("One"), A4, progress=told.append, cancelled=lambda: len(told) > 1)

    assert content == b""


def test_stacks_beside_each_other_start_at_the_same_height() -> None:
    beside = Beside((Heading("A"), Bullets(("x",))), (Heading("B"), Terms((("y", "z"),))))
    sheet = Sheet("", "", "", (Title("T"), beside))
    (page,) = pages(Document("T", (sheet,), "en"), A4_PAPER, Faces(), lambda _share: None, lambda: False)

    assert len(page.pieces) == 2


# The window's part


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_a_pdf_is_written_in_the_background(qtbot: QtBot, theme: Theme, window: QWidget, tmp_path: Path) -> None:
    made = Printing(theme, window)
    path = tmp_path / "it.pdf"
    path.write_text("the one before")
    with qtbot.waitSignal(made.written, timeout=10_000):
        made.write_pdf(lambda: a_checklist("One"), path)

    assert "One" in text_of(path.read_bytes(), tmp_path)[0]


def test_what_fails_leaves_the_earlier_file_whole(
    qtbot: QtBot, theme: Theme, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_said: object, **_more: object) -> None:
        raise PlanError("The disk is full.")

    monkeypatch.setattr(printing, "safe_write", full)
    made = Printing(theme, window)
    path = tmp_path / "it.pdf"
    path.write_text("the one before")
    with qtbot.waitSignal(made.failed, timeout=10_000) as failed:
        made.write_pdf(lambda: a_checklist("One"), path)

    assert failed.args == ["The disk is full."]
    assert path.read_text() == "the one before"


def test_a_stopped_pdf_leaves_the_earlier_file_whole(
    qtbot: QtBot, theme: Theme, window: QWidget, tmp_path: Path
) -> None:
    made = Printing(theme, window)
    path = tmp_path / "it.pdf"
    path.write_text("the one before")
    with qtbot.waitSignal(made.stopped, timeout=10_000):
        made.write_pdf(lambda: a_checklist(*("x " * 200 for _i in range(400))), path).cancel()

    assert path.read_text() == "the one before"
    assert [left.name for left in tmp_path.iterdir()] == ["it.pdf"]


def test_without_a_printer_it_says_so_and_offers_a_pdf(
    qtbot: QtBot, theme: Theme, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    made = Printing(theme, window)
    asked: list[str] = []
    monkeypatch.setattr(made, "ask_pdf", lambda _make, name: asked.append(name))
    made.show(lambda: a_checklist("One"), "Chase")
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)

    assert "no printer" in box.text()
    save = next(button for button in box.buttons() if button.text() == "Save as PDF…")
    save.click()
    assert asked == ["Chase"]


def test_the_preview_offers_large_type_and_a_pdf(
    qtbot: QtBot, theme: Theme, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    painted: list[bool] = []
    monkeypatch.setattr(printing, "paint", lambda document, printer, large: painted.append(large) or True)
    made = Printing(theme, window)
    made.show(lambda: a_checklist("One"), "Chase")
    dialog = window.findChild(QPrintPreviewDialog)
    assert isinstance(dialog, QPrintPreviewDialog)
    qtbot.waitUntil(lambda: bool(painted))
    bar = dialog.findChild(QToolBar)
    assert isinstance(bar, QToolBar)
    offered = {action.text(): action for action in bar.actions()}
    offered["Large type"].setChecked(True)

    assert "Save as PDF…" in offered
    assert painted[0] is False
    assert painted[-1] is True
    dialog.close()


def test_paper_and_pdf_break_pages_alike(example: Plan, tmp_path: Path) -> None:
    """The printer's own engine is asked for a file, as any printing system would."""
    document = checklist(example, example.duties["chase"], NOW, wording())
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    paint.set_up(printer, document, BRITISH)
    assert paint.paint(document, printer)

    paper = text_of((tmp_path / "paper.pdf").read_bytes(), tmp_path)
    assert [flat(text) for text in paper] == [flat(text) for text in text_of(pdf(document, A4), tmp_path)]


def test_only_the_chosen_pages_are_printed(example: Plan, tmp_path: Path) -> None:
    document = checklist(example, example.duties["chase"], NOW, wording())
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    paint.set_up(printer, document, BRITISH)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    assert paint.paint(document, printer)

    (page,) = text_of((tmp_path / "paper.pdf").read_bytes(), tmp_path)
    assert "Page 2 of 2" in page


def test_file_names_are_taken_by_every_system() -> None:
    assert file_name('../a/b:c*"<d>?') == "a b c d"
    assert file_name("Überweisung 中文") == "Überweisung 中文"
    assert file_name("///") == "Delegate Desk"
