"""Pay-back, worked out by hand from section 2."""

from builders import TODAY, a_duty

from delegate_desk.domain.settings import Settings
from delegate_desk.planning.pay_back import handover, payback_weeks

SETTINGS = Settings(oversight_share=0.0)


def outsourced(**said):
    return a_duty(**{"decision": "outsource"} | said)


def test_a_hand_over_takes_what_is_said_or_thirty_times_the_minutes():
    assert handover(outsourced(handover_minutes=120.0)) == (120, False)
    assert handover(outsourced(handover_minutes=0.0)) == (0, False)
    assert handover(outsourced(minutes=15.0)) == (450, True)
    assert handover(outsourced(minutes=None)) is None


def test_weeks_until_the_hand_over_is_paid_back():
    assert payback_weeks(outsourced(handover_minutes=120.0), SETTINGS, TODAY) == 2
    assert payback_weeks(outsourced(), SETTINGS, TODAY) == 30
    assert payback_weeks(outsourced(oversight_minutes_per_week=30.0), SETTINGS, TODAY) == 60
    assert payback_weeks(outsourced(handover_minutes=0.0), SETTINGS, TODAY) == 0


def test_what_frees_nothing_never_pays_back():
    assert payback_weeks(outsourced(oversight_minutes_per_week=60.0), SETTINGS, TODAY) is None
    assert payback_weeks(outsourced(oversight_minutes_per_week=90.0), SETTINGS, TODAY) is None
    assert payback_weeks(outsourced(minutes=None, handover_minutes=60.0), SETTINGS, TODAY) is None
    assert payback_weeks(a_duty(decision="stop"), SETTINGS, TODAY) is None
    assert payback_weeks(a_duty(decision="undecided"), SETTINGS, TODAY) is None
