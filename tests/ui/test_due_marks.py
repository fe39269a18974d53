"""What is due, in the navigation."""

from builders import TODAY, a_duty, a_plan
from pytestqt.qtbot import QtBot

from delegate_desk.desk import Desk, Unkept
from delegate_desk.domain.brief import Brief
from delegate_desk.planning.check_ins import record
from delegate_desk.ui.due_marks import DueMarks
from delegate_desk.ui.navigation import Navigation
from delegate_desk.ui.session import Session
from delegate_desk.ui.theme import Theme


def test_a_due_check_in_marks_hand_over_until_it_is_judged(theme: Theme, qtbot: QtBot) -> None:
    day = TODAY.isoformat()
    duty = a_duty(id="d1", decision="outsource", stage="trial")
    plan = a_plan(duty, briefs=[Brief(duty="d1", first_check_in=day, check_in_every_days=7)])
    session = Session(Desk(Unkept(plan)), today=lambda: TODAY)
    navigation = Navigation(theme)
    qtbot.addWidget(navigation)
    DueMarks(session, navigation)
    button = navigation._buttons["hand_over"]
    assert button.accessibleDescription() == "1 check-in is due"

    session.do("Judged", lambda now: record(now, "d1", day, "good"))
    qtbot.waitUntil(lambda: button.accessibleDescription() == "")
