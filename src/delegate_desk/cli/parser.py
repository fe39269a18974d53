"""Words of the command line, and what they ask for."""

import argparse
import re
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from datetime import date
from decimal import Decimal
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from delegate_desk import __version__
from delegate_desk.cli.start import PROGRAM, Misused
from delegate_desk.domain.checks import iso_date
from delegate_desk.domain.duty import DECISIONS
from delegate_desk.exchange.recognise import KINDS
from delegate_desk.i18n import _

_NUMBER = re.compile(r"[+-]?[0-9]{1,20}(\.[0-9]{1,20})?")
_OBJECTIVES = ("hours", "net", "relief")
"""As `planning.best_plan` has them, which no other verb need import."""
_DOCUMENTS = ("checklist", "provider-pack", "review", "summary")


class Arguments(NamedTuple):
    """A verb (None: open the window), the plan that is named before it, the verb's own words, or a text to show."""

    verb: str | None
    plan: Path | None = None
    words: Mapping[str, Any] = {}
    said: str | None = None


class _Parser(argparse.ArgumentParser):
    """Raises where argparse would end the process, because `run` goes on with the next line."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        raise Misused(self.format_usage(), message)


def parsed(argv: Sequence[str], *, within_run: bool = False) -> Arguments:
    """What the words ask for. Raises Misused. A line of `run` names no plan of its own."""
    if within_run and argv and (argv[0] == "--plan" or argv[0].startswith("--plan=")):
        raise Misused("", _("the plan is named once, before 'run'"))
    parser = _parser(within_run)
    text = StringIO()
    try:
        with redirect_stdout(text):
            found = vars(parser.parse_args(argv))
    except SystemExit:  # help and version
        return Arguments(None, said=text.getvalue().rstrip("\n"))
    verb, plan = found.pop("verb"), found.pop("plan", None)
    if verb == "move" and found["provider"] is not None and found["decision"] != "outsource":
        parser.error(_("--provider needs outsource"))
    if verb == "print":
        for kind, said in (("checklist", "duty"), ("provider-pack", "provider")):
            if (found[said] is not None) != (found["kind"] == kind):
                parser.error(_("{kind} goes with --{said}").format(kind=kind, said=said))
        if found["week"] is not None and found["kind"] != "review":
            parser.error(_("--week goes with review"))
    return Arguments(verb, plan, found)


@cache
def _parser(within_run: bool) -> _Parser:
    parser = _Parser(prog=PROGRAM, description=_("The desktop planner that gives owners their hours back."))
    if not within_run:
        parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
        parser.add_argument("--plan", type=Path, metavar="FILE", help=_("the plan to work on, before the verb"))
    verbs = parser.add_subparsers(dest="verb", required=within_run, metavar="VERB")
    _add_planning_verbs(verbs)
    _add_file_verbs(verbs)
    if not within_run:
        run = verbs.add_parser("run", help=_("commands, one a line, without starting anew"))
        run.add_argument(
            "file", nargs="?", default="-", metavar="FILE", help=_("a file of commands, or - to type them")
        )
    return parser


def _add_planning_verbs(verbs: Any) -> None:
    summary = verbs.add_parser("summary", help=_("hours, freed hours and money a week"))
    duties = verbs.add_parser("duties", help=_("the duties with hours and freed"))
    for verb in (summary, duties):
        _add_json(verb)
    add = verbs.add_parser("add", help=_("add a duty from one line"))
    add.add_argument("text", metavar="TEXT", help=_('such as "Reconcile bank 45m weekly #bookkeeping"'))
    move = verbs.add_parser("move", help=_("decide about a duty"))
    move.add_argument("duty", metavar="DUTY", help=_("its id or title"))
    move.add_argument("decision", choices=DECISIONS, metavar="DECISION", help=", ".join(DECISIONS))
    move.add_argument("--provider", metavar="P", help=_("id or name of who takes it over"))
    best = verbs.add_parser("best-plan", help=_("what to outsource to whom for a budget"))
    wish = best.add_mutually_exclusive_group(required=True)
    wish.add_argument("--budget", type=_number, metavar="N", help=_("money a week, for the most of the objective"))
    wish.add_argument("--hours", type=_number, metavar="N", help=_("hours a week, for the least money"))
    best.add_argument("--objective", choices=_OBJECTIVES, default="hours", metavar="O", help=", ".join(_OBJECTIVES))
    best.add_argument("--apply", action="store_true", help=_("decide the plan so"))
    _add_json(best)
    review = verbs.add_parser("review", help=_("one week's review with its realised hours"))
    review.add_argument("--week", required=True, type=_day, metavar="DATE", help=_("any day of the week: 2026-11-18"))
    _add_json(review)


def _add_file_verbs(verbs: Any) -> None:
    bring_in = verbs.add_parser("import", help=_("bring in a plan, a calendar, a table, a to-do list or tracked time"))
    bring_in.add_argument("files", nargs="+", type=Path, metavar="FILE")
    bring_in.add_argument("--dry-run", action="store_true", help=_("only show what is found"))
    bring_in.add_argument("--as", dest="kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    bring_in.add_argument("--replace", action="store_true", help=_("put a plan in the place of the one that is there"))
    bring_in.add_argument(
        "--keep-time", action="store_true", help=_("keep tracked time too, as time entries of the duties it makes")
    )
    _add_json(bring_in)
    export = verbs.add_parser(
        "export", help=_("write the plan (.json), its duties (.csv, .xlsx) or a calendar of what is outsourced (.ics)")
    )
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("--provider", metavar="P", help=_("of a calendar: only what this one does, by id or name"))
    export.add_argument("--force", action="store_true", help=_("replace a file that is there"))
    printing = verbs.add_parser(
        "print", help=_("make a PDF of a checklist, a provider's pack, a review or the summary")
    )
    printing.add_argument("kind", choices=_DOCUMENTS, metavar="KIND", help=", ".join(_DOCUMENTS))
    printing.add_argument("--out", required=True, type=Path, metavar="FILE.pdf", help=_("where to write it"))
    printing.add_argument("--duty", metavar="D", help=_("whose checklist: its id or title"))
    printing.add_argument("--provider", metavar="P", help=_("whose pack: its id or name"))
    printing.add_argument(
        "--week", type=_day, metavar="DATE", help=_("of a review: any day of its week; else the newest that counts")
    )
    printing.add_argument("--large", action="store_true", help=_("in large type"))
    printing.add_argument("--force", action="store_true", help=_("replace a file that is there"))
    verbs.add_parser("check", help=_("look whether the plan file is whole"))
    backup = verbs.add_parser("backup", help=_("keep a verified copy"))
    backup.add_argument("file", nargs="?", type=Path, metavar="FILE", help=_("where; else among the backups"))
    restore = verbs.add_parser("restore", help=_("bring back a backup"))
    restore.add_argument("file", type=Path, metavar="FILE")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(iso_date(text))
    except ValueError as problem:
        raise argparse.ArgumentTypeError(_("DATE {problem}").format(problem=problem)) from problem


def _number(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise argparse.ArgumentTypeError(_("N must be a number such as 450 or 12.50"))
    return Decimal(text)


def _add_json(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--json", action="store_true", help=_("print one JSON document"))
