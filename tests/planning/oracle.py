"""A second reading of section 2 of the product page, in fractions: exact, slow, and free of the code it judges.

It knows the records but imports nothing of `planning`. Rules are looked up in `RULES`, with means worked out by hand.
"""

from fractions import Fraction

from delegate_desk.domain.cadence import Every

YEAR = Fraction("52.1775")
WEEKS = {
    "day": Fraction(1, 7),
    "workday": Fraction(1, 5),
    "week": Fraction(1),
    "month": YEAR / 12,
    "quarter": YEAR / 4,
    "year": YEAR,
}
RULES = {
    "FREQ=WEEKLY;BYDAY=MO,TH": Fraction(2),
    "FREQ=DAILY": Fraction(7),
    "FREQ=WEEKLY;INTERVAL=4": Fraction(1, 4),
    "FREQ=DAILY;UNTIL=20260131": Fraction(0),  # ended long before the day asked about
    "FREQ=WEEKLY;COUNT=3": Fraction(0),  # likewise: the plans start it in January 2026
}
MINOR = {"JPY": 0, "KWD": 3}


def n(written):
    """A number as the decimal it is written as."""
    return Fraction(written if isinstance(written, str) else repr(written))


def occurrences(duty):
    cadence = duty.cadence
    if isinstance(cadence, Every):
        return n(cadence.times) / (cadence.every * WEEKS[cadence.unit])
    return RULES[cadence.rrule]


def said(duty):
    return duty.minutes is not None and duty.cadence is not None


def hours(duty):
    return n(duty.minutes) / 60 * occurrences(duty) if said(duty) else None


def provider_hours(duty):
    return n(duty.provider_minutes or duty.minutes) / 60 * occurrences(duty) if said(duty) else None


def oversight(plan, duty):
    if duty.oversight_minutes_per_week is not None:
        return n(duty.oversight_minutes_per_week) / 60
    return n(plan.settings.oversight_share) * hours(duty)


def freed(plan, duty):
    if not said(duty):
        return None
    return {
        "undecided": lambda: Fraction(0),
        "keep": lambda: Fraction(0),
        "stop": lambda: hours(duty),
        "outsource": lambda: hours(duty) - oversight(plan, duty),
    }[duty.decision]()


def payback_weeks(plan, duty):
    gain = freed(plan, duty)
    if duty.decision != "outsource" or gain is None or gain <= 0:
        return None
    minutes = n(duty.handover_minutes) if duty.handover_minutes is not None else 30 * n(duty.minutes)
    return minutes / 60 / gain


def outsourced(plan, provider):
    return [d for d in plan.duties.values() if d.decision == "outsource" and d.provider == provider]


def provider_cost(provider, duties):
    """In the provider's currency."""
    if not duties:
        return Fraction(0)
    by_hour = sum((provider_hours(d) for d in duties if d.agreed_price is None and said(d)), Fraction(0))
    agreed = sum(
        (n(d.agreed_price) * occurrences(d) for d in duties if d.agreed_price is not None and d.cadence), Fraction(0)
    )
    billed = max(Fraction(0), max(by_hour, n(provider.minimum_hours or 0)) - n(provider.included_hours or 0))
    return n(provider.retainer or "0") * 12 / YEAR + n(provider.hourly_rate or "0") * billed + agreed


def missing_rates(plan):
    return {
        provider.currency
        for provider in plan.providers.values()
        if outsourced(plan, provider.id)
        and provider.currency != plan.settings.home_currency
        and provider.currency not in plan.exchange_rates
    }


def cost(plan):
    """The weekly cost in the home currency, and whether it is complete; only where no rate is missing."""
    total, complete = Fraction(0), True
    for provider in plan.providers.values():
        duties = outsourced(plan, provider.id)
        if not duties:
            continue
        home = provider.currency == plan.settings.home_currency
        total += provider_cost(provider, duties) * (1 if home else n(plan.exchange_rates[provider.currency].rate))
        unpriced = provider.hourly_rate is None and provider.retainer is None
        if unpriced and any(d.agreed_price is None and said(d) for d in duties):
            complete = False
    for duty in outsourced(plan, None):
        if said(duty):
            if plan.settings.assumed_hourly_rate is None:
                complete = False
            else:
                total += n(plan.settings.assumed_hourly_rate) * provider_hours(duty)
    return total, complete


def split(plan, amount):
    """Family, growth, what is left of each, and the hours of each goal."""
    family = n(plan.settings.family_share) * amount
    growth = amount - family
    if amount <= 0:
        return family, growth, Fraction(0), Fraction(0), {goal: Fraction(0) for goal in plan.goals}
    filled, left = {}, {"family": family, "growth": growth}
    for goal in sorted(plan.goals.values(), key=lambda goal: goal.position):
        takes = min(n(goal.target_hours), left[goal.area]) if goal.target_hours is not None else Fraction(0)
        filled[goal.id] = takes
        left[goal.area] -= takes
    return family, growth, left["family"], left["growth"], filled


def summary(plan):
    """Exact figures under the names of `summary --json`; money only where no exchange rate is missing."""
    duties = [d for d in plan.duties.values() if said(d)]
    result = {
        key: sum((hours(d) for d in duties if d.decision == key), Fraction(0))
        for key in ("undecided", "keep", "outsource", "stop")
    }
    result["total"] = sum((hours(d) for d in duties), Fraction(0))
    result["oversight"] = sum((oversight(plan, d) for d in duties if d.decision == "outsource"), Fraction(0))
    result["planned"] = planned = sum((freed(plan, d) for d in duties), Fraction(0))
    result["now"] = sum(
        (freed(plan, d) for d in duties if d.decision == "stop" or (d.decision, d.stage) == ("outsource", "running")),
        Fraction(0),
    )
    result["owner_after"] = result["total"] - planned
    capacity = plan.settings.capacity_hours
    result["excess"] = None if capacity is None else result["owner_after"] - n(capacity)
    for ending, amount in (("", planned), ("_now", result["now"])):
        names = ("family", "growth", "unassigned_family", "unassigned_growth", "goals")
        result |= {name + ending: part for name, part in zip(names, split(plan, amount), strict=True)}
    worth = plan.settings.hourly_worth
    result["value"] = None if worth is None else planned * n(worth)
    return result


def rounded(amount, currency):
    """Half to even, to the minor unit."""
    scale = 10 ** MINOR.get(currency, 2)
    return Fraction(round(amount * scale), scale)


def realised(review):
    """Realised hours and realisation of a closed review."""
    rows = [
        row
        for row in review.duties
        if row.spent_minutes is not None and row.decision in ("outsource", "stop") and row.expected_minutes is not None
    ]
    hours_back = sum((n(row.expected_minutes) - n(row.spent_minutes) for row in rows), Fraction(0)) / 60
    promised = sum((n(row.freed_minutes) for row in rows if row.freed_minutes is not None), Fraction(0))
    return hours_back, (60 * hours_back / promised if promised > 0 else None)
