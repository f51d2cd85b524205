"""The forms of words that minutes use for time; `deadlines` chooses among what they find."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tracker.rules.reading.shapes import WhenKind
from tracker.rules.reading.structure import MONTH_NAMES
from tracker.rules.reading.tagging import MONTHS

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:19|20)\d\d"
_MONTH = rf"(?P<month>{MONTH_NAMES})\b\.?"
_DATE = (
    rf"(?:(?:the\s+)?(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<day>{_DAY})(?:\s+of)?\s+{_MONTH}"
    rf"(?:,?\s+(?P<year>{_YEAR}))?)"
)
_MEETING_WORD = (
    r"(?i:meetings?|agendas?|cycle|session|AGM|assembly|round|committee(?:\s+meeting)?"
    r"|panel(?:\s+meeting)?|board(?:\s+meeting)?|forum(?:\s+meeting)?|commission|full\s+council"
    r"|council(?:\s+meeting)?|sub-?committee|cabinet)"
)
_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|an?|a\s+couple\s+of|a\s+few)"
_UNIT = r"(?P<unit>(?:working|business|clear)\s+days?|days?|weeks?|fortnights?|months?|quarters?|years?|cycles?|meetings?|committee\s+cycles?)"
_THING_WORDS = r"(?:(?!of\b)[\w’'&/-]+\s+){0,4}?"


# Hints are words made small; a set of words is compared with them far faster than by any expression.
_MONTH_HINT: Final = frozenset(MONTHS)
_MEETING_HINT: Final = frozenset(
    (  # noqa: SIM905 - reads as a list
        "meeting meetings agenda agendas cycle session agm assembly round committee subcommittee"
        " panel board forum commission council cabinet"
    ).split()
)
_DAY_HINT: Final = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "q1",
        "q2",
        "q3",
        "q4",
        "quarter",
    ]
)


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One form of words: higher `rank` wins where several are found.

    `hints` are sets of words made small, one of each of which must be there before the pattern
    is worth trying; `figures` says that it is a date in figures.
    """

    kind: WhenKind
    rank: int
    pattern: re.Pattern[str]
    hints: tuple[frozenset[str], ...]
    figures: bool
    any_case: bool


_CAPITAL: Final = re.compile(r"(?<![\\?])[A-Z]")


def _rule(
    kind: WhenKind, rank: int, words: str, *, any_case: bool = True, hint: str = ""
) -> TimeRule:
    # What may have any case is looked for in words made small: far quicker than ignoring case.
    small = _CAPITAL.sub(lambda match: match.group().lower(), words) if any_case else words
    pattern = re.compile(small)
    figures = "monthnumber" in pattern.groupindex
    hints = (frozenset(hint.split()),) if hint else _hints(kind, pattern.groupindex)
    return TimeRule(kind, rank, pattern, hints, figures, any_case)


def _hints(kind: WhenKind, groups: Mapping[str, int]) -> tuple[frozenset[str], ...]:
    found: list[frozenset[str]] = []
    if kind is WhenKind.MEETING:
        found.append(_MEETING_HINT)
    if "month" in groups and "next" not in groups:
        found.append(_MONTH_HINT)
    elif kind is WhenKind.DATE and "monthnumber" not in groups:
        found.append(_DAY_HINT)
    return tuple(found)


TIME_RULES: Final[tuple[TimeRule, ...]] = (
    # Meetings
    _rule(
        WhenKind.MEETING,
        6,
        rf"\b(?!following\s+(?:the|this|that|our|a|an|his|her|their|its)\b)(?:(?:the|our|its|a|this|that|any)\s+)?(?P<next>next|spring|summer|autumn|winter|following|forthcoming|future|later|subsequent|further|upcoming|coming|succeeding|earliest|first)"
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
        7,
        rf"\b(?:committee|panel|board|forum|council|cabinet|commission|meeting)\s+(?:meeting\s+)?(?:to\s+be\s+held\s+|scheduled\s+for\s+)?on\s+{_DATE}",
    ),
    _rule(
        WhenKind.MEETING,
        5,
        r"\b(?:the|our|this\s+year[’']s|its)\s+(?:AGM|annual\s+(?:general\s+|parish\s+|town\s+|council\s+)?(?:meeting|assembly)|extraordinary\s+meeting|special\s+meeting)\b",
        hint="agm annual extraordinary special",
    ),
    _rule(
        WhenKind.MEETING,
        2,
        r"\b(?:for|at|to|before)\s+(?P<next>(?:the|that|their|his)\s+meeting)\s+with\b",
        hint="meeting",
    ),
    _rule(
        WhenKind.MEETING,
        6,
        r"\b(?:a|another)\s+meeting\s+(?:(?:early|late|later)\s+)?in\s+(?:the\s+)?(?:new\s+year|spring|summer|autumn|winter|next\s+\w+)",
        hint="meeting",
    ),
    _rule(WhenKind.MEETING, 4, r"\b(?:each|every)\s+(?:future\s+)?meeting\b", hint="each every"),
    _rule(
        WhenKind.MEETING,
        3,
        r"\bthe\s+(?:[A-Z][\w’'&-]*\s+){1,3}meeting\b",
        any_case=False,
        hint="meeting",
    ),
    _rule(
        WhenKind.MEETING,
        3,
        r"\b(?:(?:the|our|a|an)\s+)?(?:[A-Z][\w’'&-]*\s+){1,4}(?:Committee|Panel|Board|Council)\s+(?:meeting|agenda)\b",
        any_case=False,
        hint="meeting agenda",
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
        rf"\b(?:by|before|until|no\s+later\s+than|during|in|for|(?<=effect )from|(?<=starting )from|around)\s+(?:the\s+)?(?:start\s+of\s+|beginning\s+of\s+|end\s+of\s+|middle\s+of\s+|mid-?\s*|early\s+(?:in\s+)?|late\s+(?:in\s+)?)?{_MONTH}(?!\s+\d{{1,2}}\b)(?:,?\s+(?P<year>{_YEAR}))?",
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
        r"(?<![\d/.])(?P<day>[12]\d|3[01]|\d)/(?P<monthnumber>0?[1-9]|1[0-2])(?=\s*[\])]?\s*$|\s*\n)",
    ),
    _rule(
        WhenKind.DATE,
        3,
        rf"(?<![^\n|])[ \t]*{_MONTH}\s+(?P<year>{_YEAR})(?=[ \t|]*(?:\n|$))",
        any_case=False,
    ),
    # Relative
    _rule(
        WhenKind.RELATIVE,
        5,
        r"\bthe\s+(?:day|week|month)\s+(?:after|before|following)\b[^,.;:()]{0,40}",
        hint="day week month",
    ),
    _rule(
        WhenKind.RELATIVE,
        6,
        rf"\b(?:within|in|after)\s+(?:the\s+)?(?:next\s+|about\s+|approximately\s+|around\s+|a\s+further\s+|another\s+|no\s+more\s+than\s+)?(?P<count>{_COUNT})\s+{_UNIT}(?:[’']?\s*time|\s+of\s+(?:the\s+)?\w+)?",
        hint="day days week weeks fortnight fortnights month months quarter quarters year years cycle cycles meeting meetings",
    ),
    _rule(WhenKind.RELATIVE, 5, rf"\bfor\s+(?P<count>{_COUNT})\s+{_UNIT}[’']?\s+time", hint="time"),
    _rule(
        WhenKind.RELATIVE,
        6,
        r"\bwithin\s+(?:the\s+)?(?:next\s+)?(?P<unit>fortnight|week|month|year|quarter)\b",
        hint="fortnight week month year quarter",
    ),
    _rule(
        WhenKind.RELATIVE,
        5,
        r"\b(?:as|at)\s+(?:soon|early|quickly|the\s+earliest)\s+(?:as\s+)?(?:possible|practicable|available|reasonably\s+practicable|opportunity|reasonable|can\s+be)?|\bat\s+the\s+earliest\s+opportunity|\bASAP\b",
        hint="soon early quickly earliest asap",
    ),
    _rule(
        WhenKind.RELATIVE,
        4,
        r"\b(?:urgently|immediately|straight\s*away|forthwith|with\s+immediate\s+effect|as\s+a\s+matter\s+of\s+urgency|without\s+delay|promptly)\b",
        hint="urgently urgency immediately immediate straight straightaway forthwith delay promptly",
    ),
    _rule(
        WhenKind.RELATIVE,
        4,
        r"\b(?:in\s+due\s+course|shortly|(?:in|during|over)\s+the\s+(?:near|coming|very\s+near|next\s+few)\s+(?:future|weeks?|months?|days|year)|at\s+(?:a|some)\s+(?:later|future|suitable|appropriate)\s+(?:date|stage|point|time)|at\s+the\s+appropriate\s+time|in\s+future|next\s+time|tomorrow(?:\s+(?:morning|afternoon|evening))?|(?:when|where)\s+(?:possible|available|appropriate|convenient|practicable)|on\s+completion)\b",
        hint="course shortly tomorrow next near coming very stage point date time future when where completion",
    ),
    _rule(
        WhenKind.RELATIVE,
        5,
        r"(?<!earlier )\b(?:(?:by|before|in|for|at|until|early\s+in|later\s+in|this|next|following)\s+)(?:the\s+)?(?:(?:next|new|this|coming|following|early|late|later|end\s+of(?:\s+the|\s+this)?|start\s+of(?:\s+the)?|beginning\s+of(?:\s+the)?)\s+)*(?:spring|summer|autumn|winter|new\s+year|christmas|easter|(?:financial|municipal|calendar|civic|academic|school)\s+year|half[- ]?term|(?:\w+\s+)?term|year|month|week|quarter|season|recess|purdah)\b(?![’']s|\s+(?:events?|f[eê]te|fair|fayre|show|ball|party|newsletter|edition))",
        hint="spring summer autumn winter year christmas easter term month week quarter season recess purdah",
    ),
    _rule(
        WhenKind.RELATIVE,
        4,
        r"\b(?:end\s+of\s+(?:the\s+|this\s+)?(?:\w+\s+)?(?:year|month|week|quarter|term)|next\s+(?:week|month|year|quarter|term|spring|summer|autumn|winter)|this\s+(?:week|month|year|autumn|spring|summer|winter))\b(?![’']s)",
        hint="end next this",
    ),
    _rule(
        WhenKind.RELATIVE,
        4,
        r"\b(?<!look )(?<!looked )(?<!looking )(?<!regarding )(?<!about )(?<!know )(?<!see )(?<!confirm )(?<!establish )(?<!of )(?!(?:after|following)\s+(?:the|this|a)\s+(?:discussion|debate|presentation|vote|event|visit)\b)(?:once|as\s+soon\s+as|when|until|after|following|on\s+receipt\s+of|upon|pending|subject\s+to\s+receipt\s+of)\s+(?:this|that|the|these|they|it|he|she|we|a|an|all|any|his|her|their|available|received|published|validated|completed|complete|approved|finalised|known|confirmed|agreed|further|more|results|receipt|publication|completion|\w+\s+(?:is\s+|are\s+|has\s+been\s+|have\s+been\s+)?(?:done|completed?|received|finished|published|known)|(?:\w+\s+){1,3}(?:have|has|do|does|is|are|can)\b)\b[^,.;:()]{0,90}",
        hint="once soon when until after following receipt upon pending subject",
    ),
    _rule(
        WhenKind.RELATIVE,
        4,
        r"\b(?:before|prior\s+to|ahead\s+of|in\s+advance\s+of|in\s+time\s+for)\s+(?:the|any|this|its|their|our|it|a)\b(?:\s+[\w’'-]+){0,3}?\s+(?:meetings?|elections?|budgets?|seasons?|start|end|deadline|consultation|reviews?|events?|visits?|works?|opening|inspection|audit|publication|decisions?|closure|holidays?|recess|launch|date|summer|winter|spring|autumn|christmas|fete|show|festival|ceremony|vote)\b",
        hint="before prior ahead advance time",
    ),
    _rule(
        WhenKind.RELATIVE,
        4,
        r"\bbefore\s+(?:the|a|any|this|it|they|work)\b(?:\s+[\w’'-]+){0,4}?\s+(?:is|was|are|were|can|could|has|have)\s+(?:be\s+|been\s+)?\w+"
        r"|\bon\s+(?:his|her|their|his/her)\s+return\b",
        hint="before return",
    ),
    _rule(
        WhenKind.RELATIVE,
        3,
        r"(?<!the )(?<!a )(?<!an )\b(?:quarterly|six[- ]monthly|annually|bi-?annually|twice\s+a\s+year|twice\s+yearly|monthly|weekly|yearly|termly|every\s+(?:\w+\s+)?(?:weeks?|months?|quarter|year)|on\s+a\s+(?:\w+\s+)?(?:basis)|on\s+an\s+annual\s+basis)\b(?!\s+(?:report|meeting|update|monitoring|performance|return|inspection|statement|bulletin|newsletter))",
        hint="quarterly monthly annually biannually weekly yearly termly twice every basis",
    ),
)

# For each word the rules it makes possible, one bit for each rule; for first and second hints apart.
_RANKS: Final = 2
_ALL: Final = (1 << len(TIME_RULES)) - 1
_WITHOUT_FIGURES: Final = sum(1 << i for i, rule in enumerate(TIME_RULES) if not rule.figures)
_UNASKED: Final = tuple(
    sum(1 << i for i, rule in enumerate(TIME_RULES) if len(rule.hints) <= rank)
    for rank in range(_RANKS)
)


def _by_word(rank: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for i, rule in enumerate(TIME_RULES):
        for word in rule.hints[rank] if len(rule.hints) > rank else ():
            found[word] = found.get(word, 0) | 1 << i
    return found


_FIRST: Final = _by_word(0)
_SECOND: Final = _by_word(1)


def rules_for(words: set[str], *, figures: bool) -> list[TimeRule]:
    """The rules that words made small may hold, in table order: quick, and gives too many."""
    first, second = _UNASKED
    for word in words:
        first |= _FIRST.get(word, 0)
        second |= _SECOND.get(word, 0)
    bits = first & second & (_ALL if figures else _WITHOUT_FIGURES)
    found: list[TimeRule] = []
    while bits:
        lowest = bits & -bits
        bits ^= lowest
        found.append(TIME_RULES[lowest.bit_length() - 1])
    return found
