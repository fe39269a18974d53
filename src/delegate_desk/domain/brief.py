"""Briefs: what is handed over with a duty."""

from typing import Literal, NamedTuple, get_args

Authority = Literal["follow the steps", "research and report", "recommend", "act, then report", "act alone"]
AUTHORITIES: tuple[Authority, ...] = get_args(Authority)

Verdict = Literal["good", "late", "redo"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class Step(NamedTuple):
    """One step of the work and its minutes, where said."""

    text: str
    minutes: float | None = None


class Access(NamedTuple):
    """A tool or paper that the provider needs and where it is; never a password."""

    what: str
    where: str = ""


class CheckIn(NamedTuple):
    """What a check-in on an ISO date found."""

    date: str
    verdict: Verdict | None = None
    note: str = ""


class Brief(NamedTuple):
    """What done means, how, with what, and when to ask; one for a duty, kept under its id."""

    duty: str
    why: str = ""
    done_when: str = ""
    steps: tuple[Step, ...] = ()
    access: tuple[Access, ...] = ()
    ask_first: tuple[str, ...] = ()
    authority: Authority | None = None
    check_in_every_days: int | None = None
    first_check_in: str | None = None
    check_ins: tuple[CheckIn, ...] = ()
    reach_me: str = ""
