"""By when: a small grammar of the words minutes use for time.

Only words that look forward count: "the letter dated 3 May" is no deadline. A year or a
month is given only where the words give it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tracker.rules.reading.shapes import Context, Due, Span, WhenKind
from tracker.rules.reading.structure import MONTH_NAMES
from tracker.rules.reading.tagging import MONTHS
from tracker.vocabulary import DueKind, IntervalUnit

_S = r"\s+"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:19|20)\d\d"
_MONTH = rf"(?P<month>{MONTH_NAMES})\b\.?"
_DATE = (
    rf"(?:(?:the\s+)?(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<day>{_DAY})(?:\s+of)?\s+{_MONTH}"
    rf"(?:,?\s+(?P<year>{_YEAR}))?)"
)
_MEETING_WORD = (
    r"(?:meetings?|agendas?|cycle|session|AGM|assembly|round|committee(?:\s+meeting)?"
    r"|panel(?:\s+meeting)?|board(?:\s+meeting)?|forum(?:\s+meeting)?|commission|full\s+council"
    r"|council(?:\s+meeting)?|sub-?committee|cabinet)"
)
_NUMBER_WORDS: Final = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"a": 1, "an": 1, "couple": 2, "fourteen": 14, "twenty": 20, "thirty": 30}
_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|an?|a\s+couple\s+of|a\s+few)"
_UNIT = r"(?P<unit>(?:working|business|clear)\s+days?|days?|weeks?|fortnights?|months?|years?|cycles?|meetings?|committee\s+cycles?)"
_THING_WORDS = r"(?:[\w’'&/-]+\s+){0,4}?"


@dataclass(frozen=True, slots=True)
class _Rule:
    """One form of words: higher `rank` wins where several are found."""

    kind: WhenKind
    rank: int
    pattern: re.Pattern[str]


def _rule(kind: WhenKind, rank: int, pattern: str, *, any_case: bool = True) -> _Rule:
    return _Rule(kind, rank, re.compile(pattern, re.IGNORECASE if any_case else 0))


_RULES: Final[tuple[_Rule, ...]] = (
    # Meetings
    _rule(
        WhenKind.MEETING,
        6,
        rf"\b(?:(?:the|our|its|a|this|that|any)\s+)?(?P<next>next|spring|summer|autumn|winter|following|forthcoming|future|later|subsequent|upcoming|coming|succeeding|earliest|first)"
        rf"\s+(?:and\s+\w+\s+)?{_THING_WORDS}{_MEETING_WORD}\b"
        rf"(?:\s+(?:in|on|of)\s+(?:the\s+)?(?:{_DATE}|(?:early\s+|late\s+)?{_MONTH.replace('month', 'month2')}(?:\s+(?P<year2>{_YEAR}))?))?",
    ),
    _rule(
        WhenKind.MEETING,
        7,
        rf"\b(?:(?:the|our|its|a|their)\s+)?(?:(?P<day>{_DAY})\s+)?{_MONTH}(?:\s+(?P<year>{_YEAR}))?\s+(?:[\w’'&-]+\s+){{0,4}}?{_MEETING_WORD}\b",
        any_case=False,
    ),
    _rule(
        WhenKind.MEETING,
        7,
        rf"\b(?:the|its|our|a)\s+(?:[\w’'&-]+\s+){{0,4}}?{_MEETING_WORD}\s+(?:to\s+be\s+)?(?:held\s+|scheduled\s+(?:for\s+)?|due\s+(?:to\s+be\s+held\s+)?|taking\s+place\s+)?(?:on|in|of)\s+{_DATE}",
    ),
    _rule(
        WhenKind.MEETING,
        7,
        rf"\b(?:the|its|our|a)\s+(?:[\w’'&-]+\s+){{0,4}}?{_MEETING_WORD}\s+(?:to\s+be\s+)?(?:held\s+|scheduled\s+for\s+|due\s+)?in\s+(?:early\s+|late\s+)?{_MONTH}(?:\s+(?P<year>{_YEAR}))?",
    ),
    _rule(
        WhenKind.MEETING,
        5,
        r"\b(?:the|our|this\s+year[’']s|its)\s+(?:AGM|annual\s+(?:general\s+|parish\s+|town\s+|council\s+)?(?:meeting|assembly)|extraordinary\s+meeting|special\s+meeting)\b",
    ),
    _rule(WhenKind.MEETING, 4, r"\b(?:each|every)\s+(?:future\s+)?meeting\b"),
    _rule(
        WhenKind.MEETING,
        3,
        r"\b(?:(?:the|our|a|an)\s+)?(?:[A-Z][\w’'&-]*\s+){1,4}(?:Committee|Panel|Board|Council)\s+(?:meeting|agenda)\b",
        any_case=False,
    ),
    # Dates
    _rule(
        WhenKind.DATE,
        6,
        rf"\b(?P<pre>by|before|until|till|from|no\s+later\s+than|on|for|due|w/?c|week\s+commencing|w/?e|week\s+ending|-|–|to)?\s*{_DATE}(?!\s*[-–]\s*\d)",
    ),
    _rule(
        WhenKind.DATE,
        6,
        r"\b(?P<day>\d{1,2})[/.](?P<monthnumber>0?[1-9]|1[0-2])[/.](?P<year>(?:20)?\d\d)\b",
    ),
    _rule(
        WhenKind.DATE,
        5,
        rf"\b(?:by|before|until|no\s+later\s+than|during|in|for|from|around)\s+(?:the\s+)?(?:start\s+of\s+|beginning\s+of\s+|end\s+of\s+|middle\s+of\s+|mid-?\s*|early\s+(?:in\s+)?|late\s+(?:in\s+)?)?{_MONTH}(?!\s+\d{{1,2}}\b)(?:,?\s+(?P<year>{_YEAR}))?",
        any_case=False,
    ),
    _rule(
        WhenKind.DATE,
        5,
        rf"\b(?:(?:the\s+)?(?:end|start|beginning|middle)\s+of|mid-?|early|late|early\s+in)\s*{_MONTH}(?:,?\s+(?P<year>{_YEAR}))?",
        any_case=False,
    ),
    _rule(
        WhenKind.DATE,
        6,
        rf"\b{_MONTH}\s+(?P<day>{_DAY})(?:,?\s+(?P<year>{_YEAR}))?\b(?!\s+\w*\s*meeting)",
        any_case=False,
    ),
    _rule(
        WhenKind.DATE,
        4,
        rf"\b(?:by|before|until|on|this|next)\s+(?:next\s+|this\s+|the\s+end\s+of\s+)?{_WEEKDAY}\b",
        any_case=False,
    ),
    _rule(
        WhenKind.DATE,
        3,
        r"\b(?:(?:by|before|in|during|at)\s+)?(?:the\s+)?end\s+of\s+(?:the\s+)?(?:Q[1-4]|quarter\s+[1-4])\b|\b(?:by|in|during)\s+(?:Q[1-4]|quarter\s+[1-4])\b",
    ),
    _rule(
        WhenKind.DATE,
        3,
        r"(?<![\d/.])(?P<day>[12]?\d|3[01])/(?P<monthnumber>0?[1-9]|1[0-2])(?=\s*[\])]?\s*$|\s*\n)",
    ),
    # Relative
    _rule(
        WhenKind.RELATIVE,
        5,
        r"\bthe\s+(?:day|week|month)\s+(?:after|before|following)\b[^,.;:()]{0,40}",
    ),
    _rule(
        WhenKind.RELATIVE,
        6,
        rf"\b(?:within|in|after)\s+(?:the\s+)?(?:next\s+|about\s+|approximately\s+|around\s+|a\s+further\s+|another\s+|no\s+more\s+than\s+)?(?P<count>{_COUNT})\s+{_UNIT}(?:[’']?\s*time|\s+of\s+(?:the\s+)?\w+)?",
    ),
    _rule(WhenKind.RELATIVE, 5, rf"\bfor\s+(?P<count>{_COUNT})\s+{_UNIT}[’']?\s+time"),
    _rule(
        WhenKind.RELATIVE,
        6,
        r"\bwithin\s+(?:the\s+)?(?:next\s+)?(?P<unit>fortnight|week|month|year|quarter)\b",
    ),
    _rule(
        WhenKind.RELATIVE,
        5,
        r"\b(?:as|at)\s+(?:soon|early|quickly|the\s+earliest)\s+(?:as\s+)?(?:possible|practicable|available|reasonably\s+practicable|opportunity|reasonable|can\s+be)?|\bat\s+the\s+earliest\s+opportunity|\bASAP\b",
    ),
    _rule(
        WhenKind.RELATIVE,
        4,
        r"\b(?:urgently|immediately|straight\s*away|forthwith|with\s+immediate\s+effect|as\s+a\s+matter\s+of\s+urgency|without\s+delay|promptly)\b",
    ),
    _rule(
        WhenKind.RELATIVE,
        4,
        r"\b(?:in\s+due\s+course|shortly|in\s+the\s+(?:near|coming|very\s+near)\s+(?:future|weeks|months|days)|at\s+(?:a|some)\s+(?:later|future|suitable|appropriate)\s+(?:date|stage|point|time)|at\s+the\s+appropriate\s+time|in\s+future|when\s+(?:possible|available|appropriate|convenient|practicable)|on\s+completion)\b",
    ),
    _rule(
        WhenKind.RELATIVE,
        5,
        r"(?<!earlier )\b(?:(?:by|before|in|for|at|until|early\s+in|later\s+in|this|next|following)\s+)(?:the\s+)?(?:(?:next|new|this|coming|following|early|late|later|end\s+of(?:\s+the|\s+this)?|start\s+of(?:\s+the)?|beginning\s+of(?:\s+the)?)\s+)*(?:spring|summer|autumn|winter|new\s+year|christmas|easter|(?:financial|municipal|calendar|civic|academic|school)\s+year|half[- ]?term|(?:\w+\s+)?term|year|month|week|quarter|season|recess|purdah)\b",
    ),
    _rule(
        WhenKind.RELATIVE,
        4,
        r"\b(?:end\s+of\s+(?:the\s+|this\s+)?(?:\w+\s+)?(?:year|month|week|quarter|term)|next\s+(?:week|month|year|quarter|term|spring|summer|autumn|winter)|this\s+(?:week|month|year|autumn|spring|summer|winter))\b",
    ),
    _rule(
        WhenKind.RELATIVE,
        4,
        r"\b(?<!look )(?<!looked )(?<!looking )(?!(?:after|following)\s+(?:the|this|a)\s+(?:meeting|discussion|debate|presentation|vote|event|visit)\b)(?:once|as\s+soon\s+as|when|until|after|following|on\s+receipt\s+of|upon|pending|subject\s+to\s+receipt\s+of)\s+(?:this|that|the|these|they|it|he|she|we|a|an|all|any|his|her|their|available|received|published|validated|completed|complete|approved|finalised|known|confirmed|agreed|further|more|results|receipt|publication|completion)\b[^,.;:()]{0,90}",
    ),
    _rule(
        WhenKind.RELATIVE,
        4,
        r"\b(?:before|prior\s+to|ahead\s+of|in\s+advance\s+of|in\s+time\s+for)\s+(?:the|any|this|its|their|our|it|a)\b(?:\s+[\w’'-]+){0,3}?\s+(?:meetings?|elections?|budgets?|seasons?|start|end|deadline|consultation|reviews?|events?|visits?|works?|opening|inspection|audit|publication|decisions?|closure|holidays?|recess|launch|date|summer|winter|spring|autumn|christmas|fete|show|festival|ceremony|vote)\b",
    ),
    _rule(
        WhenKind.RELATIVE,
        3,
        r"(?<!the )(?<!a )(?<!an )\b(?:quarterly|six[- ]monthly|annually|bi-?annually|twice\s+a\s+year|twice\s+yearly|monthly|weekly|yearly|termly|every\s+(?:\w+\s+)?(?:weeks?|months?|quarter|year)|on\s+a\s+(?:\w+\s+)?(?:basis)|on\s+an\s+annual\s+basis)\b(?!\s+(?:report|meeting|update|monitoring|performance|return|inspection|statement|bulletin|newsletter))",
    ),
)
_HINT: Final = re.compile(
    rf"\b(?:next|following|future|meeting|agenda|cycle|committee|within|weeks?|months?|days?|year|soon|earliest|{MONTH_NAMES}"
    r"|\d/\d|spring|summer|autumn|winter|easter|christmas|once|when|after|before|prior|ahead|until|by|urgen\w*|immediate\w*|course|shortly|future"
    r"|quarterly|annually|monthly|\w*day|AGM|term|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|every|time|asap|Q[1-4]|quarter|forthwith|pending|promptly|basis|each)\b",
    re.IGNORECASE,
)
# A date after these words lies behind us or belongs to something else.
_BEHIND: Final = re.compile(
    r"(?:dated|held|received|since|minutes\s+(?:of|from)|meeting\s+of|letter\s+of|email\s+of|report\s+of"
    r"|on\s+from|approved|published|submitted|sent|adopted|agreed|circulated|completed|reported|took\s+place|ending|ended"
    r"|from|of|last|previous|the\s+last|raised|notified|(?:was|were)\s+(?:discussed|considered|presented))"
    r"\s+(?:(?:on|at|in|for|to|the|last|its)\s+){0,3}(?:meeting\s+(?:on|of|held\s+on)\s+)?$",
    re.IGNORECASE,
)
_BEHIND_MEETING: Final = re.compile(
    r"(?:minutes\s+of|minutes\s+from|(?:was|were|been|as|issues?|matters?)\s+(?:discussed\s+at|raised\s+at|reported\s+(?:at|to)|presented\s+(?:at|to))|agreed\s+at|held\s+over\s+from|following|after|since|attended|date\s+of|requested\s+at)\s+$",
    re.IGNORECASE,
)
_SOONER: Final = re.compile(
    r"\b(?:or|if\s+not)\s+(?:sooner|earlier|before)\b|\bsooner\s+if\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: _Rule
    match: re.Match[str]
    firm: bool


_FIRM_BEFORE: Final = re.compile(
    r"\b(?:by|before|within|no\s+later\s+than|in\s+time\s+for)\s+$",
    re.IGNORECASE,
)


def _hits(text: str, start: int, end: int) -> Iterator[_Hit]:
    for rule in _RULES:
        for match in rule.pattern.finditer(text, start, end):
            lead = len(match.group()) - len(match.group().lstrip())
            before = text[max(start, match.start() - 60) : match.start() + lead]
            own = match.groupdict().get("pre")
            if rule.kind is WhenKind.DATE and not own and _BEHIND.search(before):
                continue
            if rule.kind is WhenKind.MEETING and _BEHIND_MEETING.search(before):
                continue
            if own and own.lower() == "from":
                continue
            firm = bool(_FIRM_BEFORE.search(before)) or match.group().lower().startswith(
                ("by", "before", "within", "no later")
            )
            yield _Hit(rule, match, firm)


def find_due(text: str, start: int, end: int, after: int, context: Context) -> Due:
    """The deadline in `text[start:end]`; words before `after` count less than those behind it.

    Args:
        text: the whole text; positions of the result count in it.
        start: where the passage begins.
        end: where it ends.
        after: where the commitment itself begins ("agreed that …").
        context: the meeting's date and calendar, for the rule.
    """
    if not _HINT.search(text, start, end):
        return Due()
    best: _Hit | None = None
    best_key: tuple[float, ...] = ()
    for hit in _hits(text, start, end):
        position = hit.match.start()
        relative_clause = hit.rule.kind is WhenKind.RELATIVE and hit.rule.rank == 4  # noqa: PLR2004 - "after discussion"
        if (
            relative_clause
            and position < after
            and not hit.match.group().lower().startswith("once")
        ):
            continue
        key = (
            position >= after,
            hit.firm and hit.rule.kind is not WhenKind.RELATIVE,
            hit.rule.rank,
            -position,
        )
        if best is None or key > best_key:
            best, best_key = hit, key
    if best is None:
        return Due()
    due = _due_of(best, context)
    return replace(due, sooner_allowed=bool(_SOONER.search(text, start, end)))


def has_time(text: str, start: int, end: int) -> bool:
    """Whether a passage may hold a deadline: quick, and may say yes too often."""
    return _HINT.search(text, start, end) is not None


def _month_of(groups: dict[str, str | None]) -> int | None:
    name = groups.get("month") or groups.get("month2")
    if name:
        return MONTHS[name.lower().rstrip(".")]
    number = groups.get("monthnumber")
    return int(number) if number else None


def _year_of(groups: dict[str, str | None]) -> int | None:
    words = groups.get("year") or groups.get("year2")
    if not words:
        return None
    return int(words) if len(words) == 4 else 2000 + int(words)  # noqa: PLR2004 - 2026 or 26


def _due_of(hit: _Hit, context: Context) -> Due:
    groups = hit.match.groupdict()
    phrase = hit.match.group().strip()
    left = hit.match.start() + len(hit.match.group()) - len(hit.match.group().lstrip())
    month, year = _month_of(groups), _year_of(groups)
    due = Due(
        kind=hit.rule.kind,
        phrase=phrase,
        span=Span(left, left + len(phrase)),
        month=month,
        year=year,
    )
    day_words = groups.get("day")
    day = int(re.sub(r"\D", "", day_words)) if day_words else None
    if hit.rule.kind is WhenKind.MEETING:
        return _meeting_rule(due, groups, day, context)
    if hit.rule.kind is WhenKind.DATE:
        on = _day_ahead(day, month, year, context.meeting_on)
        if on is not None:
            return replace(due, rule=DueKind.DATE, on=on)
        return replace(due, rule=DueKind.MONTH if month else DueKind.NONE)
    return _interval_rule(due, groups)


def _meeting_rule(
    due: Due, groups: dict[str, str | None], day: int | None, context: Context
) -> Due:
    if day is not None:
        on = _day_ahead(day, due.month, due.year, context.meeting_on)
        known = on is not None and (not context.meetings_on or on in context.meetings_on)
        return replace(due, rule=DueKind.MEETING if known else DueKind.MONTH, on=on)
    if due.month is not None:
        return replace(due, rule=DueKind.MONTH)
    word = (groups.get("next") or "").lower()
    if word in {"future", "later", "subsequent"}:
        return due
    return replace(due, rule=DueKind.NEXT_MEETING if word else DueKind.NONE)


def _interval_rule(due: Due, groups: dict[str, str | None]) -> Due:
    unit = " ".join((groups.get("unit") or "").lower().split())
    phrase = (due.phrase or "").lower()
    if not unit:
        conditional = phrase.startswith(
            (
                "once",
                "when",
                "as soon as t",
                "until",
                "after",
                "following",
                "on receipt",
                "upon",
                "pending",
                "before",
                "prior",
                "ahead",
                "in advance",
                "in time",
            )
        )
        return replace(due, rule=DueKind.CONDITION if conditional else DueKind.NONE)
    words = " ".join((groups.get("count") or "1").lower().split())
    amount = 2 if "couple" in words else _NUMBER_WORDS.get(words)
    if words.isdigit():
        amount = int(words)
    if amount is None:
        return due
    if "fortnight" in unit:
        return replace(due, rule=DueKind.INTERVAL, amount=2 * amount, unit=IntervalUnit.WEEKS)
    if "cycle" in unit or "meeting" in unit:
        return replace(due, rule=DueKind.NEXT_MEETING if amount == 1 else DueKind.CONDITION)
    for stem, kind, factor in (
        ("working", IntervalUnit.WORKING_DAYS, 1),
        ("business", IntervalUnit.WORKING_DAYS, 1),
        ("day", IntervalUnit.DAYS, 1),
        ("week", IntervalUnit.WEEKS, 1),
        ("month", IntervalUnit.MONTHS, 1),
        ("quarter", IntervalUnit.MONTHS, 3),
        ("year", IntervalUnit.MONTHS, 12),
    ):
        if stem in unit:
            return replace(due, rule=DueKind.INTERVAL, amount=factor * amount, unit=kind)
    return due


def _day_ahead(
    day: int | None, month: int | None, year: int | None, meeting_on: date | None
) -> date | None:
    """The day meant: in the year given, or the first such day after the meeting."""
    if day is None or month is None or (year is None and meeting_on is None):
        return None
    try:
        if year is not None:
            return date(year, month, day)
        assert meeting_on is not None  # noqa: S101 - for the type checker; tested above
        on = date(meeting_on.year, month, day)
        return on if on > meeting_on else date(meeting_on.year + 1, month, day)
    except ValueError:
        return None
