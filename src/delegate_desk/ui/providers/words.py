"""Providers in words: their rates, where they are, and how a freed hour of theirs compares."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, localcontext

from delegate_desk.domain.money import minor_units, rounded
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.provider import Provider
from delegate_desk.i18n import _
from delegate_desk.planning.costs import buy_back_rate, hourly_worth
from delegate_desk.planning.hours import PRECISE
from delegate_desk.planning.provider_days import DAY, SameHours, Span
from delegate_desk.planning.provider_figures import ProviderFigures, cost_parts, is_dearer, is_old
from delegate_desk.planning.rates import currencies
from delegate_desk.ui import formats
from delegate_desk.ui.session import Session
from delegate_desk.ui.tokens import ColourName
from delegate_desk.ui.words import in_brief, joined

_WELL_UNDER = Decimal(2)
_PRICES = 3


def initials(name: str) -> str:
    """Two letters to know a provider by: "Maya Santos" is MS, "Ashworth & Lowe" AL."""
    words = [word for word in name[:200].split() if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [letter[0] for letter in words]
    return "".join(letters).upper()


def typed_price(amount: str, currency: str) -> str:
    """An amount with the digits it was typed with, at least those of its currency: "$9.00", "0.125"."""
    number = Decimal(amount)
    exponent = number.as_tuple().exponent
    typed = -exponent if isinstance(exponent, int) else 0
    return formats.money(number, currency, max(typed, minor_units(currency)))


def shown_money(amount: Decimal, currency: str) -> str:
    """A computed amount, rounded to its currency's smallest coin."""
    return formats.money(amount, currency, minor_units(currency))


def few_hours(hours: Decimal | float) -> str:
    """Hours with as many places as they need, two at most: "3.75 h", "20 h"."""
    shown = formats.locale().toString(float(hours) + 1e-9, "f", 2)
    point = formats.locale().decimalPoint()
    return _("{hours} h").format(hours=shown.rstrip("0").rstrip(point) if point in shown else shown)


def kind_of(provider: Provider) -> str:
    """How a provider is paid: "retainer", "hourly" or, where neither is typed, "agreed"."""
    if provider.retainer is not None:
        return "retainer"
    return "hourly" if provider.hourly_rate is not None else "agreed"


def rate_words(figures: ProviderFigures, offered: Sequence[str] = ()) -> tuple[str, str]:
    """The price, and beneath it what it is for: "$9.00 an hour", "at least 3 h a week".

    `offered` are prices agreed for duties that it does not have.
    """
    provider = figures.provider
    currency = provider.currency
    if provider.retainer is not None:
        price = _("{price} a month").format(price=typed_price(provider.retainer, currency))
        if provider.included_hours:
            return price, _("retainer with {hours}").format(hours=few_hours(provider.included_hours))
        return price, _("retainer")
    if provider.hourly_rate is not None:
        price = _("{price} an hour").format(price=typed_price(provider.hourly_rate, currency))
        if provider.minimum_hours:
            return price, _("at least {hours} a week").format(hours=few_hours(provider.minimum_hours))
        if provider.maximum_hours:
            return price, _("at most {hours} a week").format(hours=few_hours(provider.maximum_hours))
        return price, ""
    agreed = [duty.agreed_price for duty in figures.duties if duty.agreed_price is not None] or list(offered)
    prices = list(dict.fromkeys(typed_price(each, currency) for each in agreed))
    if not prices:
        return _("no price yet"), ""
    shown = ", ".join(prices[:_PRICES]) + (" …" if len(prices) > _PRICES else "")
    return shown, _("agreed, each time")


def ahead_words(ahead: int) -> str:
    """How far a clock is from the owner's: "7 h ahead", "5.5 h behind"; nothing where both are alike."""
    if not ahead:
        return ""
    hours = few_hours(abs(ahead) / 60)
    return (_("{hours} ahead") if ahead > 0 else _("{hours} behind")).format(hours=hours)


def clock(minutes: int) -> str:
    """Minutes of a day as a time: "07:30"; the end of the day is 24:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def spans_words(spans: Sequence[Span]) -> str:
    """Times from and until, one that crosses midnight as one: "07:30 to 10:00"."""
    parts = list(spans)
    if len(parts) > 1 and parts[0][0] == 0 and parts[-1][1] == DAY:
        parts = [*parts[1:-1], (parts[-1][0], parts[0][1])]
    shape = _("{start} to {end}")
    return _(" and ").join(shape.format(start=clock(start), end=clock(end)) for start, end in parts)


def same_hours_words(same: SameHours) -> str:
    """When both work, in the owner's time."""
    if not same.shared:
        return _("never at the same time")
    return _("{times}, your time").format(times=spans_words(same.shared))


def rate_line(plan: Plan, session: Session, currency: str) -> tuple[str, ColourName]:
    """What a currency is worth and since when: "$1 = £0.78, typed on 9 October"; nothing for the home currency."""
    home = plan.settings.home_currency
    if currency == home:
        return "", "text2"
    rate = plan.exchange_rates.get(currency)
    if rate is None:
        return _("No rate for {currency} yet: what is one worth?").format(currency=currency), "warn"
    worth = _("{one} = {worth}").format(one=formats.money(Decimal(1), currency, 0), worth=typed_price(rate.rate, home))
    when = "" if rate.as_of is None else _("typed on {day}").format(day=formats.short_date(rate.as_of))
    if is_old(rate, session.today):
        return joined_by_comma(worth, when, _("over 90 days ago") if when else _("day not said")), "warn"
    return joined_by_comma(worth, when), "text2"


def rates_words(plan: Plan, today: date) -> str:
    """Which exchange rates the cost of the plan waits for, and which are old; nothing where all is well."""
    sentences = []
    for each in currencies(plan):
        names = ", ".join(in_brief(name, 40) for name in each.providers[:_PRICES])
        if not each.is_needed:
            continue
        if each.rate is None:
            words = _("No rate for {currency}, so nobody knows what the plan costs: select {names} and type it.")
        elif is_old(each.rate, today):
            words = _("The rate of {currency} is over 90 days old: select {names} to type what it is now.")
        else:
            continue
        sentences.append(words.format(currency=each.currency, names=names))
    return " ".join(sentences)


def joined_by_comma(*parts: str) -> str:
    """The parts that say something, one after the other."""
    return ", ".join(part for part in parts if part)


def verdict(plan: Plan, figures: ProviderFigures) -> tuple[str, ColourName]:
    """What stands under the bar of a freed hour."""
    worth, price = hourly_worth(plan.settings), figures.freed_hour
    if figures.duties and figures.cost is None:
        return _("no rate for {currency}").format(currency=figures.provider.currency), "warn"
    if figures.duties and not figures.is_priced:
        return _("a duty has no price yet"), "warn"
    if figures.duties and figures.freed <= 0:
        return _("frees nothing: checking takes as long"), "warn"
    if is_dearer(price, worth):
        return _("dearer than your hour"), "danger"
    if figures.unused > 0:
        return _("{hours} paid, not used").format(hours=formats.hours(float(figures.unused))), "warn"
    if figures.is_quote:
        return (_("no price yet") if price is None else _("a quote, not used yet")), "text2"
    if price is None or worth is None:
        return "", "text2"
    return (_("well under your hour") if price * _WELL_UNDER <= worth else _("under your hour")), "text2"


def beside_your_hour(plan: Plan, figures: ProviderFigures) -> tuple[str, ColourName]:
    """How a freed hour compares with the owner's hourly worth and the buy-back rate, in a sentence."""
    worth, most, price = hourly_worth(plan.settings), buy_back_rate(plan.settings), figures.freed_hour
    if worth is None or most is None:
        return _("Say in the settings what an hour of yours is worth, and it is compared here."), "text2"
    home = plan.settings.home_currency
    said = {"worth": shown_money(worth, home), "rate": shown_money(most, home)}
    if price is None:
        return _("Your hour is {worth}, your buy-back rate {rate}.").format(**said), "text2"
    if price > worth:
        return _("Dearer than you: your hour is {worth}, your buy-back rate {rate}.").format(**said), "danger"
    if price > most:
        return _("Under your hour of {worth}, over your buy-back rate of {rate}.").format(**said), "text2"
    return _("Under your buy-back rate of {rate}; your hour is {worth}.").format(**said), "text2"


def leaving_words(figures: ProviderFigures) -> str:
    """What the owner would have back on the desk."""
    if figures.freed <= 0:
        return ""
    back = formats.hours(float(figures.freed))
    words = _("If {name} leaves, {hours} a week come back to you.")
    return words.replace("{hours}", back).replace("{name}", in_brief(figures.provider.name, 40))


def receipt_lines(plan: Plan, figures: ProviderFigures, listed: Decimal | None) -> list[tuple[str, str]]:
    """How the week's cost comes about, words and figure, in the home currency; they add up to the `listed` cost."""
    provider, home = figures.provider, plan.settings.home_currency
    parts = cost_parts(plan, figures)
    if parts is None or listed is None:
        return []
    lines = []
    amounts = [parts.retainer or Decimal(0), parts.by_hour or Decimal(0), parts.agreed]
    retainer, by_hour, agreed = spread_money(amounts, listed, home)
    if parts.monthly is not None and parts.retainer is not None:
        words = _("Retainer, {price} a month").format(price=shown_money(parts.monthly, home))
        lines.append((words, shown_money(retainer, home)))
        if provider.included_hours:
            lines.append(_included(provider, float(figures.load.hours)))
    if parts.hour is not None and parts.by_hour is not None and (parts.paid or parts.retainer is None):
        words = _("{hours} at {price}").format(hours=few_hours(parts.paid), price=shown_money(parts.hour, home))
        lines.append((words, shown_money(by_hour, home)))
    if parts.hour is not None and provider.minimum_hours:
        lines.append(_minimum(provider, figures))
    if parts.agreed:
        lines.append((_("Agreed prices, a week"), shown_money(agreed, home)))
    return lines


def _included(provider: Provider, used: float) -> tuple[str, str]:
    included = provider.included_hours or 0.0
    words = _("Your retainer includes {included}, the plan uses {used}")
    left = included - used
    figure = _("{hours} left").format(hours=few_hours(left)) if left > 0 else ""
    if left < 0 and provider.hourly_rate is None:
        figure = _("{hours} over").format(hours=few_hours(-left))
    return words.format(included=few_hours(included), used=few_hours(used)), figure


def _minimum(provider: Provider, figures: ProviderFigures) -> tuple[str, str]:
    words = _("Minimum, {hours}").format(hours=few_hours(provider.minimum_hours or 0.0))
    if figures.unused > 0:
        return words, _("{hours} not used").format(hours=few_hours(figures.unused))
    return words, _("reached")


def too_much(figures: ProviderFigures) -> str:
    """That the plan asks more hours than the provider has, if it does."""
    most = figures.provider.maximum_hours
    if most is None or figures.load.hours <= Decimal(repr(most)):
        return ""
    words = _("The plan asks {hours} a week, {most} is the most they do.")
    return words.format(hours=few_hours(figures.load.hours), most=few_hours(most))


def spread_money(amounts: Sequence[Decimal], total: Decimal, currency: str) -> list[Decimal]:
    """Amounts as they are listed under their total: rounded so that they add up to it (largest remainder)."""
    step = Decimal(1).scaleb(-minor_units(currency))
    with localcontext(PRECISE):  # whatever price an owner may type
        shown = [amount // step * step for amount in amounts]
        missing = int((rounded(total, currency) - sum(shown)) / step)
        order = sorted(range(len(shown)), key=lambda place: (shown[place] - amounts[place], place))
        for place in order[: max(0, missing)]:
            shown[place] += step
    return shown


def place_words(provider: Provider, ahead: str) -> str:
    """Where a provider is: "Cebu, Philippines, 7 h ahead"."""
    archived = _("archived") if provider.archived else ""
    return joined(joined_by_comma(" ".join(provider.place.split()), ahead), archived)
