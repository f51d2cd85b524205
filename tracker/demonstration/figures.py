"""The indicators and their figures: published years, and months that were made up.

`figures.csv` is built by `scripts/build_figures.py`. Its yearly figures are official statistics
of the Department for Education for Haringey, its statistical neighbours (list of April 2021) and
England, years to March 2013 to 2025. Contains public sector information licensed under the Open
Government Licence v3.0. Definitions are in our own words.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tracker.access.reader import Reader
from tracker.models import Indicator
from tracker.operations import indicators
from tracker.operations.indicators import IndicatorWords
from tracker.vocabulary import Basis, Frequency, Polarity, Unit

FILE = Path(__file__).with_name("figures.csv")
NEIGHBOURS = 10
MADE_UP = "Made up for the demonstration"
MONTH_PUBLISHED_AFTER = timedelta(days=12)

SOURCE = "Department for Education, children in need and looked-after statistics (OGL v3.0)"
LOCAL = "Wexcombe’s own records (made up)"

_N, _P, _R = Unit.NUMBER, Unit.PERCENT, Unit.RATE_10K
_UP, _DOWN, _EITHER = Polarity.HIGH, Polarity.LOW, Polarity.NEUTRAL
_FLOW, _DAY = Basis.FLOW, Basis.SNAPSHOT
_YEAR, _MONTH = Frequency.ANNUAL, Frequency.MONTHLY


def _words(
    reference: str,
    name: str,
    unit: Unit,
    polarity: Polarity,
    basis: Basis,
    definition: str,
    *other_names: str,
    frequency: Frequency = _YEAR,
    decimals: int = 1,
    source: str = SOURCE,
    target: float | None = None,
    tolerance: float | None = None,
    target_range: tuple[float, float] | tuple[None, None] = (None, None),
) -> IndicatorWords:
    return IndicatorWords(
        reference=reference,
        name=name,
        unit=unit,
        polarity=polarity,
        basis=basis,
        frequency=frequency,
        decimals=0 if unit is _N else decimals,
        definition=definition,
        other_names=list(other_names),
        target=target,
        target_low=target_range[0],
        target_high=target_range[1],
        tolerance=tolerance,
        source=source,
    )


INDICATORS = (
    _words(
        "CS01",
        "Contacts to children’s social care",
        _N,
        _EITHER,
        _FLOW,
        "How many times somebody got in touch about a child in the month; each child counts once "
        "a contact. There is no national figure to compare with.",
        "contacts",
        frequency=_MONTH,
        source=LOCAL,
    ),
    _words(
        "CS02",
        "Referrals to children’s social care",
        _N,
        _EITHER,
        _FLOW,
        "Requests for help that the service took on. A child whose case is open already is not "
        "counted again.",
        "referrals",
    ),
    _words(
        "CS03",
        "Referrals per 10,000 children",
        _R,
        _EITHER,
        _FLOW,
        "Referrals in the year for every 10,000 people under 18 who live here.",
        "referral rate",
    ),
    _words(
        "CS04",
        "Referred again within 12 months",
        _P,
        _DOWN,
        _FLOW,
        "Of the year’s referrals, those for a child who had been referred in the 12 months before.",
        "re-referrals",
        target=16,
        tolerance=10,
    ),
    _words(
        "CS05",
        "First part of the assessment within 10 working days",
        _P,
        _UP,
        _FLOW,
        "Of the first parts finished in the month, those finished within 10 working days of the "
        "referral. A local target; nobody publishes it nationally.",
        "10-day assessments",
        frequency=_MONTH,
        source=LOCAL,
        target=95,
        tolerance=10,
    ),
    _words(
        "CS06",
        "Assessments finished within 45 working days",
        _P,
        _UP,
        _FLOW,
        "Of the assessments finished in the year, those finished within 45 working days. Late ones "
        "that are still open do not show.",
        "45-day assessments",
        "single assessments",
        target=90,
        tolerance=5,
    ),
    _words(
        "CS07",
        "Section 47 enquiries per 10,000 children",
        _R,
        _EITHER,
        _FLOW,
        "Enquiries begun into whether a child is suffering significant harm, for every 10,000 "
        "people under 18.",
        "section 47 enquiries",
        "s47",
    ),
    _words(
        "CS08",
        "First child protection conference within 15 working days",
        _P,
        _UP,
        _FLOW,
        "Of all first conferences, those held within 15 working days of the section 47 enquiry.",
        "initial child protection conferences",
        "ICPC",
        target=85,
        tolerance=10,
    ),
    _words(
        "CS09",
        "Children on a child protection plan",
        _N,
        _EITHER,
        _DAY,
        "How many children had a plan on the last day of the period. Fewer is not better by itself.",
        "child protection plans",
        "CPP",
    ),
    _words(
        "CS10",
        "Child protection plans per 10,000 children",
        _R,
        _EITHER,
        _DAY,
        "Children with a plan on 31 March for every 10,000 people under 18.",
        "CPP rate",
    ),
    _words(
        "CS11",
        "Second or later child protection plan",
        _P,
        Polarity.RANGE,
        _FLOW,
        "Of the plans begun, those for a child who had one here before. Very few is a worry too: "
        "it may mean that plans go on too long.",
        "second plans",
        "repeat plans",
        "NI 65",
        target_range=(10, 15),
    ),
    _words(
        "CS12",
        "On a plan for 2 years or more, on the day",
        _P,
        _DOWN,
        _DAY,
        "Of the children with a plan on 31 March, those who had had it for 2 years or more.",
        "plans of 2 years or more",
    ),
    _words(
        "CS13",
        "Plans that had lasted 2 years or more when they ended",
        _P,
        _DOWN,
        _FLOW,
        "Of the plans that ended in the year, those that had gone on for 2 years or more.",
        "NI 64",
    ),
    _words(
        "CS14",
        "Child protection plans reviewed in time",
        _P,
        _UP,
        _DAY,
        "Of the children with a plan for at least 3 months on 31 March, those whose reviews had "
        "all been on time.",
        "plan reviews",
        target=98,
        tolerance=3,
    ),
    _words(
        "CS15",
        "Children looked after",
        _N,
        _EITHER,
        _DAY,
        "How many children were in the council’s care on 31 March, short breaks left out.",
        "looked after children",
        "children in care",
    ),
    _words(
        "CS16",
        "Children looked after per 10,000 children",
        _R,
        _EITHER,
        _DAY,
        "Children in care on 31 March for every 10,000 people under 18.",
        "looked-after rate",
        decimals=0,
    ),
    _words(
        "CS17",
        "Children who began to be looked after",
        _N,
        _EITHER,
        _FLOW,
        "How many children came into care during the year.",
        "new into care",
    ),
    _words(
        "CS18",
        "Children in need per 10,000 children",
        _R,
        _EITHER,
        _DAY,
        "Children with an open case on 31 March for every 10,000 people under 18.",
        "children in need",
    ),
    _words(
        "CS19",
        "Referrals that led to nothing further",
        _P,
        _EITHER,
        _FLOW,
        "Of the year’s referrals, those after which the service took no further action.",
        "no further action",
    ),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the file."""

    indicator: str
    area: str
    period_start: date
    period_end: date
    frequency: Frequency
    basis: Basis
    numerator: float | None
    denominator: float | None
    value: float | None
    symbol: str | None
    mean_of: int | None
    source: str

    @property
    def published_on(self) -> date:
        """When it counts as known: the October after a year, when such statistics come out.

        The values are those of the newest release; what was first published may have differed.
        """
        if self.frequency is Frequency.ANNUAL:
            return date(self.period_end.year, 10, 31)
        return self.period_end + MONTH_PUBLISHED_AFTER


def read() -> list[Figure]:
    """Every figure of the file."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return [_figure(row) for row in csv.DictReader(lines)]


def _figure(row: dict[str, str]) -> Figure:
    def number(name: str) -> float | None:
        return float(row[name]) if row[name] else None

    return Figure(
        indicator=row["indicator"],
        area=row["area"],
        period_start=date.fromisoformat(row["period_start"]),
        period_end=date.fromisoformat(row["period_end"]),
        frequency=Frequency(row["frequency"]),
        basis=Basis(row["basis"]),
        numerator=number("numerator"),
        denominator=number("denominator"),
        value=number("value"),
        symbol=row["symbol"] or None,
        mean_of=int(row["mean_of"]) if row["mean_of"] else None,
        source=row["source"],
    )


def add(indicator: Indicator, figure: Figure, actor: Reader) -> None:
    """Add a figure to its indicator as the performance officer would."""
    indicators.add_figure(
        indicator,
        actor,
        area=figure.area,
        period_start=figure.period_start,
        period_end=figure.period_end,
        value=figure.value,
        published_on=figure.published_on,
        source=figure.source,
        numerator=figure.numerator,
        denominator=figure.denominator,
        mean_of=figure.mean_of,
        mean_among=NEIGHBOURS if figure.mean_of else None,
        symbol=figure.symbol,
        frequency=figure.frequency,
        basis=figure.basis,
        made_up=figure.source == MADE_UP,
    )
