"""Did the figure move after an action was agreed? Looks before as well as after.

Nothing here says that the action caused anything: a figure that was already
rising when the action was agreed says so beside its verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tracker.rules.measures import xmr
from tracker.rules.measures.comparison import Z_95, two_proportions_z
from tracker.rules.measures.exact import Figure, exact, sign
from tracker.vocabulary import Basis, Expectation, Frequency, Unit

MOST_BASELINE = 12
FEWEST_STEPS_BEFORE = 2
"""A move counts as begun before when it made two steps or more before the action was agreed:
one step either way is as likely as a coin."""


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """One figure of a series.

    Attributes:
        start: first day of its period.
        end: last day.
        value: None where hidden or missing.
        numerator: needed for yearly figures only.
        denominator: as numerator.
        definition: version of the definition.
        neighbours: version of the list of neighbours, for a figure set against theirs.
    """

    start: date
    end: date
    value: Figure | None
    numerator: int | None = None
    denominator: int | None = None
    definition: str = ""
    neighbours: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one measure in one place, oldest first, with what they count."""

    figures: Sequence[PeriodFigure]
    frequency: Frequency
    basis: Basis
    unit: Unit


class Verdict(StrEnum):
    """What can be said."""

    NOT_JUDGED = "not_judged"
    NO_FIGURE_YET = "no_figure_yet"
    CANNOT_TELL = "cannot_tell"
    HIGHER = "higher"
    LOWER = "lower"
    NO_CLEAR_CHANGE = "no_clear_change"


class Doubt(StrEnum):
    """Why it cannot be told."""

    DEFINITION_CHANGED = "definition_changed"
    NEIGHBOURS_CHANGED = "neighbours_changed"
    FIGURES_HIDDEN = "figures_hidden"
    TOO_FEW_BEFORE = "too_few_before"
    NO_COUNTS = "no_counts"
    RUNNING_FIGURES = "running_figures"


class Method(StrEnum):
    """How it was tested, to be named beside the verdict."""

    LIMITS = "limits"
    TRIAL_LIMITS = "trial_limits"
    TWO_PROPORTIONS = "two_proportions"


class Fit(StrEnum):
    """How the verdict answers what the action was meant to do."""

    AS_INTENDED = "as_intended"
    NOT_SO_FAR = "not_so_far"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Movement:
    """The answer, with everything a careful sentence needs.

    Attributes:
        verdict: what can be said.
        doubt: why it cannot be told, with CANNOT_TELL only.
        method: how it was tested.
        limits: the limits fixed on the figures before, with a test by limits.
        first_signal: end of the first later period beyond normal variation, and the signal.
        z: with TWO_PROPORTIONS.
        before: how many figures before the action were used.
        began_before: a move the same way was under way when the action was agreed.
        run_began: end of the period from which the unbroken move runs, if it began before.
        fit: the verdict beside the expectation; None without a verdict.
    """

    verdict: Verdict
    doubt: Doubt | None = None
    method: Method | None = None
    limits: xmr.Limits | None = None
    first_signal: tuple[date, xmr.Signal] | None = None
    z: float | None = None
    before: int = 0
    began_before: bool = False
    run_began: date | None = None
    fit: Fit | None = None


def did_it_move(
    series: Series,
    agreed_on: date,
    expectation: Expectation,
    wanted: tuple[Figure, Figure] | None = None,
) -> Movement:
    """Say whether a figure moved after an action was agreed.

    The baseline is up to 12 periods that ended on or before the day; the period that contains
    the day is left out; later are those that start after it. Yearly figures: the last before
    against the latest since, by two proportions at 95%. Others: limits fixed on the baseline (12
    points, or 6 as a trial), then signals among the later figures alone. Signals on both sides
    are no clear change.

    Args:
        series: figures in order of time, without repeats.
        agreed_on: the day the action was agreed.
        expectation: what it is meant to do; UNDERSTAND gives no verdict.
        wanted: lowest and highest figure wanted, for KEEP_WITHIN; without it no fit is given.
    """
    if expectation is Expectation.UNDERSTAND:
        return Movement(Verdict.NOT_JUDGED)
    before = [each for each in series.figures if each.end <= agreed_on][-MOST_BASELINE:]
    after = [each for each in series.figures if each.start > agreed_on]
    if not after:
        return Movement(Verdict.NO_FIGURE_YET, before=len(before))
    doubt = _doubt(series, before, after)
    if doubt is not None:
        return Movement(Verdict.CANNOT_TELL, doubt=doubt, before=len(before))
    if series.frequency is Frequency.ANNUAL:
        found = _by_proportions(before[-1], after[-1])
    else:
        found = _by_limits(_values(before), after)
    if found.verdict is Verdict.CANNOT_TELL:
        return replace(found, before=len(before))
    began = _run_began(before, _WAYS[found.verdict])
    return replace(
        found,
        before=len(before),
        began_before=began is not None,
        run_began=began,
        fit=_fit(found.verdict, expectation, _values(after)[-1], wanted),
    )


_WAYS = {Verdict.HIGHER: 1, Verdict.LOWER: -1, Verdict.NO_CLEAR_CHANGE: 0}
_VERDICTS = {way: verdict for verdict, way in _WAYS.items()}


def _doubt(
    series: Series, before: Sequence[PeriodFigure], after: Sequence[PeriodFigure]
) -> Doubt | None:
    used = [*before, *after]
    annual = series.frequency is Frequency.ANNUAL
    reason = xmr.objection(series.basis, series.frequency, series.unit, ())
    if len({each.definition for each in used}) > 1:
        return Doubt.DEFINITION_CHANGED
    if len({each.neighbours for each in used}) > 1:
        return Doubt.NEIGHBOURS_CHANGED
    if any(each.value is None for each in used):
        return Doubt.FIGURES_HIDDEN
    if reason in {xmr.Objection.RUNNING_TOTAL, xmr.Objection.STOCK_COUNT}:
        return Doubt.RUNNING_FIGURES
    if len(before) < (1 if annual else xmr.TRIAL_POINTS):
        return Doubt.TOO_FEW_BEFORE
    return None


def _by_limits(baseline: Sequence[Figure], after: Sequence[PeriodFigure]) -> Movement:
    fixed = xmr.limits(baseline)
    labels = xmr.signals(_values(after), fixed)
    marked = [(each.end, label) for each, label in zip(after, labels, strict=True) if label.side]
    sides = {label.side for _, label in marked}
    return Movement(
        verdict=_VERDICTS[sides.pop() if len(sides) == 1 else 0],
        method=Method.TRIAL_LIMITS if fixed.trial else Method.LIMITS,
        limits=fixed,
        first_signal=marked[0] if marked else None,
    )


def _by_proportions(earlier: PeriodFigure, later: PeriodFigure) -> Movement:
    first, second = _counts(earlier), _counts(later)
    if first is None or second is None:
        return Movement(Verdict.CANNOT_TELL, doubt=Doubt.NO_COUNTS)
    z = two_proportions_z(first, second)
    way = 0 if z is None or abs(z) <= Z_95 else sign(exact(z))
    return Movement(verdict=_VERDICTS[way], method=Method.TWO_PROPORTIONS, z=z)


def _run_began(before: Sequence[PeriodFigure], way: int) -> date | None:
    values = [exact(value) for value in _values(before)]
    first = len(values) - 1
    while way and first > 0 and sign(values[first] - values[first - 1]) == way:
        first -= 1
    enough = len(values) - 1 - first >= FEWEST_STEPS_BEFORE
    return before[first].end if enough else None


def _fit(
    verdict: Verdict,
    expectation: Expectation,
    latest: Figure,
    wanted: tuple[Figure, Figure] | None,
) -> Fit | None:
    if expectation is Expectation.KEEP_WITHIN:
        if wanted is None:
            return None
        inside = exact(wanted[0]) <= exact(latest) <= exact(wanted[1])
        return Fit.AS_INTENDED if inside else Fit.AGAINST
    hoped = 1 if expectation is Expectation.RAISE else -1
    return {1: Fit.AS_INTENDED, 0: Fit.NOT_SO_FAR, -1: Fit.AGAINST}[hoped * _WAYS[verdict]]


def _values(figures: Sequence[PeriodFigure]) -> list[Figure]:
    return [each.value for each in figures if each.value is not None]


def _counts(figure: PeriodFigure) -> tuple[int, int] | None:
    if figure.numerator is None or not figure.denominator:
        return None
    return figure.numerator, figure.denominator
