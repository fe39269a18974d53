"""Which duty or provider is meant, and what a search finds."""

import pytest
from builders import a_duty, a_plan, a_provider

from delegate_desk.domain.errors import PlanError
from delegate_desk.planning.names import duty_called, folded, provider_called, search_text

COMPOSED, DECOMPOSED = "Bok\xe5r", "Boka\u030ar"

PLAN = a_plan(
    a_duty(id="d1", title="Reconcile bank"),
    a_duty(id="d2", title="reconcile BANK"),
    a_duty(id="d3", title=DECOMPOSED),
    a_duty(id="Reconcile card", title="VAT return"),
    a_duty(id="d5", title="Reconcile card"),
    a_duty(id="d6", title="Stra\xdfe fegen"),
    providers=[a_provider(), a_provider(id="p2", name="Tideway")],
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("d1", "d1"),
        ("Reconcile card", "Reconcile card"),  # an exact id comes first
        ("RECONCILE CARD", "d5"),
        ("vat RETURN", "Reconcile card"),
        (COMPOSED, "d3"),
        (COMPOSED.upper(), "d3"),
        ("STRASSE FEGEN", "d6"),
    ],
)
def test_an_id_and_then_a_title_names_a_duty(text, key):
    assert duty_called(PLAN, text).id == key


def test_several_are_refused_with_the_candidates():
    with pytest.raises(PlanError) as refused:
        duty_called(PLAN, "Reconcile Bank")
    assert "“Reconcile bank” (d1) or “reconcile BANK” (d2)" in str(refused.value)


@pytest.mark.parametrize(("text", "near"), [("card", "d5"), ("VAT retrun", "Reconcile card"), ("boka\u030a", "d3")])
def test_none_is_refused_with_what_comes_near(text, near):
    with pytest.raises(PlanError, match="did you mean") as refused:
        duty_called(PLAN, text)
    assert f"({near})" in str(refused.value)


def test_nothing_near_is_refused_plainly():
    with pytest.raises(PlanError) as refused:
        duty_called(PLAN, "zzz\nzzz" * 100)
    assert str(refused.value).startswith("There is no duty “zzz zzz")
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 100
    with pytest.raises(PlanError, match="There is no duty “”"):
        duty_called(a_plan(), "")


def test_many_candidates_are_counted():
    plan = a_plan(*(a_duty(id=f"d{i}", title="Same") for i in range(9)))

    with pytest.raises(PlanError, match="“Same” \\(d4\\) or 4 more"):
        duty_called(plan, "same")


def test_providers_are_found_alike():
    assert provider_called(PLAN, "tideway").id == "p2"
    with pytest.raises(PlanError, match="no provider"):
        provider_called(PLAN, "Reconcile bank")


def test_a_search_finds_letters_however_they_are_typed():
    text = search_text(a_duty(title=DECOMPOSED, function="accounting", notes="By NOON"))

    for word in ("bok\xe5r", "BOKA\u030aR", "Account", "noon"):
        assert folded(word) in text
    assert folded("a") not in search_text(a_duty(title="\xe5", function=None))
