"""What each verb does: a function of the opened plan and the verb's words that gives back what is to be printed.

The modules behind a verb are imported with it, so that no command waits for what another needs.
"""

from collections.abc import Mapping
from typing import Any

from delegate_desk.cli.opened import OpenedPlan
from delegate_desk.cli.parser import Arguments

_TELLING_VERBS = ("summary", "duties", "review", "best-plan")
_FILE_VERBS = ("import", "export")


def act(opened: OpenedPlan, arguments: Arguments, *, within_run: bool = False) -> str | None:
    """Do what a verb asks; the text to print, None where there is nothing to say.

    Within `run` a change that is done is told by `ok N` alone. Raises PlanError.
    """
    verb, words = arguments.verb, arguments.words
    if arguments.said is not None:
        return arguments.said
    with opened.let_go_when_lost():
        if verb in _TELLING_VERBS:
            return _told(opened, str(verb), words)
        if verb in ("add", "move"):
            from delegate_desk.cli import changes

            said = changes.add(opened, **words) if verb == "add" else changes.move(opened, **words)
        elif verb in _FILE_VERBS:
            from delegate_desk.cli import exchanging

            if verb == "import":
                return exchanging.bring_in(opened, **words)
            said = exchanging.export(opened, **words)
        elif verb == "print":
            from delegate_desk.cli import printing

            said = printing.write(opened, **words)
        else:
            from delegate_desk.cli import keeping

            return keeping.VERBS[str(verb)](opened, **words)
    return None if within_run else said


def _told(opened: OpenedPlan, verb: str, words: Mapping[str, Any]) -> str:
    """What a verb tells whose answer is the point of it."""
    if verb == "review":
        from delegate_desk.cli import reviewing

        return reviewing.review(opened, **words)
    if verb == "best-plan":
        from delegate_desk.cli import best_plan

        return best_plan.best_plan(opened, **words)
    from delegate_desk.cli import answers

    answer = answers.summary if verb == "summary" else answers.duties
    return answer(opened.plan(), opened.today, as_json=words["json"])
