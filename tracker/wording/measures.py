"""Figures and what they say, in words, from the codes of `tracker.rules.measures`."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tracker.rules.measures.direction import Travel
from tracker.rules.measures.movement import Doubt, Movement, Verdict
from tracker.rules.measures.rag import RagReason, RagRule, RangeRule, Rating, Side, ToleranceRule
from tracker.rules.measures.suppression import Symbol
from tracker.translation import gettext
from tracker.vocabulary import N_, Basis, Direction, Frequency, Meaning, Polarity, Unit
from tracker.wording.due import MONTHS, day_words

# A sentence for each direction and meaning, so that "up" never reads as "good".
TRAVELLED: dict[tuple[Direction, Meaning | None], str] = {
    (Direction.UP, Meaning.IMPROVED): N_("Up, improved"),
    (Direction.UP, Meaning.WORSENED): N_("Up, worsened"),
    (Direction.UP, Meaning.CHANGED): N_("Up, changed"),
    (Direction.DOWN, Meaning.IMPROVED): N_("Down, improved"),
    (Direction.DOWN, Meaning.WORSENED): N_("Down, worsened"),
    (Direction.DOWN, Meaning.CHANGED): N_("Down, changed"),
    (Direction.FLAT, Meaning.NONE): N_("No real change"),
    (Direction.NO_COMPARISON, None): N_("No comparison"),
}

BESIDE_TARGET: dict[Side, str] = {
    Side.BELOW: N_("%(figure)s %(period)s, below the %(target)s target."),
    Side.ON: N_("%(figure)s %(period)s, on the %(target)s target."),
    Side.ABOVE: N_("%(figure)s %(period)s, above the %(target)s target."),
}
BESIDE_RANGE: dict[Side, str] = {
    Side.BELOW: N_("%(figure)s %(period)s, below the range wanted, %(low)s to %(high)s."),
    Side.WITHIN: N_("%(figure)s %(period)s, within the range wanted, %(low)s to %(high)s."),
    Side.ABOVE: N_("%(figure)s %(period)s, above the range wanted, %(low)s to %(high)s."),
}
SINCE_BEFORE: dict[Direction, str] = {
    Direction.UP: N_("%(figure)s %(period)s, up from %(before)s %(then)s."),
    Direction.DOWN: N_("%(figure)s %(period)s, down from %(before)s %(then)s."),
    Direction.FLAT: N_("%(figure)s %(period)s, the same as %(then)s."),
}
NO_FIGURE: dict[str, str] = {
    Symbol.SUPPRESSED: N_("hidden, as it is about 1 to 5 people"),
    Symbol.NOT_APPLICABLE: N_("does not apply"),
    Symbol.NOT_AVAILABLE: N_("not available"),
    Symbol.ROUNDS_TO_ZERO: N_("rounds to 0"),
    Symbol.UNRELIABLE: N_("too unreliable to print"),
}
RATED: dict[RagReason, str] = {
    RagReason.TARGET_MET: N_("The target is met."),
    RagReason.WITHIN_TOLERANCE: N_("Short of the target by no more than its tolerance."),
    RagReason.NO_WORSE_THAN_LAST_YEAR: N_("Short of the target, but no worse than a year before."),
    RagReason.WORSE_THAN_LAST_YEAR: N_("Short of the target, and worse than a year before."),
    RagReason.LAST_YEAR_NEEDED: N_(
        "Short of the target. There is no figure of a year before to tell amber from red."
    ),
    RagReason.FLOOR_MET: N_("Short of the target, but the floor is met."),
    RagReason.FLOOR_MISSED: N_("The floor is missed."),
    RagReason.WITHIN_RANGE: N_("Within the range wanted."),
    RagReason.NEAR_RANGE: N_("Just outside the range wanted."),
    RagReason.OUTSIDE_RANGE: N_("Outside the range wanted."),
}
MOVED: dict[Verdict, str] = {
    Verdict.NO_FIGURE_YET: N_("No figure yet for a period after it was agreed."),
    Verdict.HIGHER: N_("Higher since it was agreed."),
    Verdict.LOWER: N_("Lower since it was agreed."),
    Verdict.NO_CLEAR_CHANGE: N_("No clear change since it was agreed."),
}
BEGAN_BEFORE: dict[Verdict, str] = {
    Verdict.HIGHER: N_("Higher since it was agreed, but already rising before."),
    Verdict.LOWER: N_("Lower since it was agreed, but already falling before."),
}
DOUBTED: dict[Doubt, str] = {
    Doubt.DEFINITION_CHANGED: N_("Cannot tell whether it moved: the definition changed."),
    Doubt.NEIGHBOURS_CHANGED: N_("Cannot tell whether it moved: the neighbours changed."),
    Doubt.FIGURES_HIDDEN: N_("Cannot tell whether it moved: some figures are not shown."),
    Doubt.TOO_FEW_BEFORE: N_("Cannot tell whether it moved: too few figures before."),
    Doubt.NO_COUNTS: N_("Cannot tell whether it moved: the numbers behind it are not known."),
    Doubt.RUNNING_FIGURES: N_("Cannot tell whether it moved: each figure contains the one before."),
}


def figure(
    value: Decimal | float | None, unit: Unit = Unit.NUMBER, decimals: int | None = None
) -> str:
    """Return a figure with its unit: "81%", "1,000", "52.1 per 10,000", "12 days".

    Args:
        value: The number; None gives "no figure".
        unit: What it counts.
        decimals: Digits after the point, halves away from zero; None keeps the value's own,
            trailing noughts cut.
    """
    if value is None:
        return gettext("no figure")
    exact = Decimal(str(value))
    if decimals is None:
        exact = (
            exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
        )
    else:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{abs(exact):,f}"
    if exact < 0:
        text = f"−{text}"
    if unit is Unit.PERCENT:
        return f"{text}%"
    if unit is Unit.RATE_10K:
        return gettext("%(rate)s per 10,000", rate=text)
    if unit is Unit.DAYS:
        return gettext("1 day") if exact == 1 else gettext("%(count)s days", count=text)
    return text


def no_figure(symbol: str | None) -> str:
    """Why there is no figure, as the words after a dash or in a cell."""
    return gettext(NO_FIGURE.get(symbol or "", N_("no figure")))


def period(start: date, end: date, frequency: Frequency, basis: Basis) -> str:
    """A period as a table names it: "December 2013", "Year to 31 March 2013"."""
    if basis is Basis.SNAPSHOT:
        return day_words(end)
    if basis is Basis.ROLLING_YEAR:
        return gettext("12 months to %(day)s", day=day_words(end))
    if frequency is Frequency.WEEKLY:
        return gettext("Week to %(day)s", day=day_words(end))
    if frequency is Frequency.ANNUAL and basis is Basis.FLOW:
        return gettext("Year to %(day)s", day=day_words(end))
    return _months(start, end)


def in_period(start: date, end: date, frequency: Frequency, basis: Basis) -> str:
    """A period within a sentence: "in December 2013", "on 31 March 2013"."""
    if basis is Basis.SNAPSHOT:
        return gettext("on %(day)s", day=day_words(end))
    if basis is Basis.ROLLING_YEAR:
        return gettext("in the 12 months to %(day)s", day=day_words(end))
    if frequency is Frequency.WEEKLY:
        return gettext("in the week to %(day)s", day=day_words(end))
    if frequency is Frequency.ANNUAL and basis is Basis.FLOW:
        return gettext("in the year to %(day)s", day=day_words(end))
    if (start.year, start.month) == (end.year, end.month):
        return gettext("in %(month)s", month=_months(start, end))
    return gettext("from %(months)s", months=_months(start, end))


def where_it_stands(
    latest: str,
    period: str,
    *,
    side: Side | None = None,
    target: str = "",
    wanted: tuple[str, str] | None = None,
    direction: Direction = Direction.NO_COMPARISON,
    before: tuple[str, str] = ("", ""),
) -> str:
    """The one sentence that says where a figure stands.

    Args:
        latest: the figure as printed.
        period: as `in_period` says it.
        side: where it stands beside its target or range; None without one.
        target: the target as printed.
        wanted: lowest and highest figure wanted, as printed.
        direction: without target or range, which way it went since the figure before.
        before: that figure and its period, as printed.
    """
    if side is not None and wanted:
        low, high = wanted
        return gettext(BESIDE_RANGE[side], figure=latest, period=period, low=low, high=high)
    if side is not None:
        return gettext(BESIDE_TARGET[side], figure=latest, period=period, target=target)
    if direction in SINCE_BEFORE:
        was, then = before
        return gettext(SINCE_BEFORE[direction], figure=latest, period=period, before=was, then=then)
    return gettext("%(figure)s %(period)s.", figure=latest, period=period)


def hidden_figure(period: str) -> str:
    """The sentence where the latest figure is hidden."""
    return gettext(
        "The figure %(period)s is not shown, as it is about 1 to 5 people.", period=period
    )


def travelled(travel: Travel) -> str:
    """Which way the number went and what that means: "Up, improved"."""
    return gettext(TRAVELLED[travel.direction, travel.meaning])


def rule_in_words(
    rule: RagRule | None, polarity: Polarity, unit: Unit, decimals: int | None = None
) -> str:
    """How an indicator is rated, for printing beside the colour."""
    if rule is None:
        if polarity in {Polarity.NEUTRAL, Polarity.UNKNOWN}:
            return gettext(
                "It is not rated: neither a higher nor a lower figure is better in itself."
            )
        return gettext("It is not rated: it has no target.")
    if isinstance(rule, RangeRule):
        return gettext(
            "Green from %(low)s to %(high)s, red outside.",
            low=figure(rule.low, unit, decimals),
            high=figure(rule.high, unit, decimals),
        )
    target = figure(rule.target, unit, decimals)
    if not isinstance(rule, ToleranceRule):
        return gettext(
            "Green when the target of %(target)s is met, amber when only %(floor)s is, red otherwise.",
            target=target,
            floor=figure(rule.floor, unit, decimals),
        )
    if not rule.percent:
        return gettext(
            "Green when the target of %(target)s is met. Otherwise amber when it is no worse than"
            " a year before, and red when it is worse.",
            target=target,
        )
    return gettext(
        "Green when it meets the target of %(target)s or is short of it by no more than"
        " %(percent)s of the target. Otherwise amber when it is no worse than a year before,"
        " and red when it is worse.",
        target=target,
        percent=figure(rule.percent, Unit.PERCENT),
    )


def rated(rating: Rating) -> str:
    """Why a figure has its colour."""
    return gettext(RATED[rating.reason])


def moved(movement: Movement) -> str:
    """Whether a figure moved after an action was agreed; "" where nothing is to be judged.

    No sentence says that the action caused it.
    """
    if movement.doubt is not None:
        return gettext(DOUBTED[movement.doubt])
    if movement.began_before and movement.verdict in BEGAN_BEFORE:
        return gettext(BEGAN_BEFORE[movement.verdict])
    sentence = MOVED.get(movement.verdict)
    return gettext(sentence) if sentence else ""


def _months(start: date, end: date) -> str:
    first, last = gettext(MONTHS[start.month - 1]), gettext(MONTHS[end.month - 1])
    if start.year != end.year:
        return gettext(
            "%(first)s %(year)s to %(last)s %(last_year)s",
            first=first,
            year=start.year,
            last=last,
            last_year=end.year,
        )
    if start.month != end.month:
        return gettext("%(first)s to %(last)s %(year)s", first=first, last=last, year=end.year)
    return f"{last} {end.year}"
