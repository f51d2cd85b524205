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
from tracker.rules.reading.tagging import MONTHS
from tracker.rules.reading.time_grammar import TimeRule, rules_for
from tracker.vocabulary import DueKind, IntervalUnit

_NUMBER_WORDS: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905 - reads as it counts
    )
} | {"a": 1, "an": 1, "couple": 2, "fourteen": 14, "twenty": 20, "thirty": 30}
# Words of time that stand alone; a passage may hold a deadline where one of them is.
_TIME_WORDS: Final = frozenset(
    (  # noqa: SIM905 - reads as a list
        "next following future meeting meetings agenda agendas cycle cycles committee within week"
        " weeks month months day days year years soon earliest spring summer autumn winter easter"
        " christmas once when where after before prior ahead until till by urgent urgently urgency"
        " immediate immediately course shortly quarter quarters quarterly annually monthly weekly"
        " yearly termly twice monday tuesday wednesday thursday friday saturday sunday today tomorrow"
        " later stage point agm term every time asap forthwith pending promptly basis each receipt"
        " return q1 q2 q3 q4"
    ).split()
) | frozenset(MONTHS)
# And words that are only part of what names a time: "the Board meeting".
_PARTS_OF_TIME: Final = frozenset(
    (  # noqa: SIM905 - reads as a list
        "session panel board forum council cabinet assembly round fortnight delay straight"
        " straightaway recess season end completion convenient possible available appropriate"
        " practicable advance upon away"
    ).split()
)
_WORD: Final = re.compile(r"[a-z]+[0-9]?")
_FIGURES: Final = re.compile(r"\d[/.]\d")
# A date after these words lies behind us or belongs to something else.
_BEHIND: Final = re.compile(
    r"(?:dated|held|received|since|minutes\s+(?:of|from)|meeting\s+of|letter\s+of|email\s+of|report\s+of"
    r"|on\s+from|approved|published|submitted|sent|adopted|agreed|circulated|completed|reported|took\s+place|ending|ended"
    r"|from|of|last|previous|the\s+last|raised|tabled|built|written|made|notified|(?:was|were)\s+(?:discussed|considered|presented))"
    r"\s+(?:(?:on|at|in|for|to|the|last|its)\s+){0,3}(?:meeting\s+(?:on|of|held\s+on)\s+)?$",
    re.IGNORECASE,
)
_BEHIND_MEETING: Final = re.compile(
    r"(?:minutes\s+of|minutes\s+from|(?:was|were|been|as|issues?|matters?)\s+(?:discussed\s+at|raised\s+at|reported\s+(?:at|to)|presented\s+(?:at|to))|agreed\s+at|held\s+over\s+from|following|after|since|attended|date\s+of|requested\s+at)\s+$",
    re.IGNORECASE,
)
# "the January minutes": a date that only tells papers apart.
_NAMES_PAPER: Final = re.compile(
    r"\s+(?:minutes|newsletter|accounts|figures|edition|statistics|data|invoices?|payments?|crime)\b",
    re.IGNORECASE,
)
_OPEN: Final = frozenset(["future", "later", "subsequent", "forthcoming", "coming"])
_SOONER: Final = re.compile(
    r"\b(?:or|if\s+not)\s+(?:sooner|earlier|before)\b|\bsooner\s+if\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A form of time found at `text[start:end]`, with the parts of it that its rule names."""

    rule: TimeRule
    groups: dict[str, str | None]
    start: int
    end: int
    firm: bool


_FIRM_BEFORE: Final = re.compile(
    r"\b(?:by|before|within|no\s+later\s+than|in\s+time\s+for)\s+$",
    re.IGNORECASE,
)
_FIRM: Final = ("by", "before", "within", "no later")
_LOOK_BACK: Final = 80  # characters before a passage, for what words stand before a form


def _made_small(text: str) -> str:
    """Small letters, each where its capital stood."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _hits(text: str, start: int, end: int) -> Iterator[_Hit]:
    base = max(0, start - _LOOK_BACK)
    words = text[base:end]
    small = _made_small(words)
    passage = small[start - base :]
    named = set(_WORD.findall(passage))
    figures = _FIGURES.search(passage) is not None
    for rule in rules_for(named, figures=figures):
        for match in rule.pattern.finditer(small if rule.any_case else words, start - base):
            found = match.group()
            lead = len(found) - len(found.lstrip())
            left, right = base + match.start() + lead, base + match.end()
            before = text[max(start, left - lead - 60) : left]
            groups = match.groupdict()
            own = groups.get("pre")
            if rule.kind is WhenKind.DATE and not own and _BEHIND.search(before):
                continue
            if rule.kind is WhenKind.MEETING and _BEHIND_MEETING.search(before):
                continue
            if own and own.lower() == "from":
                continue
            if groups.get("next") in _OPEN and small[match.end() - 1] == "s":
                continue  # "at future meetings"
            if rule.kind is WhenKind.DATE and _NAMES_PAPER.match(text, right, end):
                continue
            firm = bool(_FIRM_BEFORE.search(before)) or found.lstrip().lower().startswith(_FIRM)
            yield _Hit(rule, groups, left, right, firm)


def find_due(text: str, start: int, end: int, after: int, context: Context) -> Due:
    """The deadline in `text[start:end]`; words before `after` count less than those behind it.

    Args:
        text: the whole text; positions of the result count in it.
        start: where the passage begins.
        end: where it ends.
        after: where the commitment itself begins ("agreed that …").
        context: the meeting's date and calendar, for the rule.
    """
    small = text[start:end].lower()
    if not _may_name_time(small):
        return Due()
    best: _Hit | None = None
    best_key: tuple[float, ...] = ()
    hits = list(_hits(text, start, end))
    for hit in hits:
        position = hit.start
        relative_clause = hit.rule.kind is WhenKind.RELATIVE and hit.rule.rank == 4  # noqa: PLR2004 - "after discussion"
        if (
            relative_clause
            and position < after
            and not text.startswith(("once", "Once"), hit.start)
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
    for hit in hits:
        if hit.start >= after and _yields(best, hit):
            best = hit
    due = _due_of(text, best, context)
    return replace(due, sooner_allowed=bool(_SOONER.search(text, start, end)))


def _yields(chosen: _Hit, other: _Hit) -> bool:
    """Whether "the next meeting" gives way to a date before it: "in August, for the next meeting"."""
    return (
        chosen.rule.kind is WhenKind.MEETING
        and other.rule.kind is WhenKind.DATE
        and _month_of(chosen.groups) is None
        and _month_of(other.groups) is not None
        and other.end <= chosen.start
        and (other.firm or not chosen.firm)
    )


def has_time(text: str, start: int, end: int) -> bool:
    """Whether a passage may hold a deadline: quick, and may say yes too often."""
    small = text[start:end].lower()
    return not _TIME_WORDS.isdisjoint(_WORD.findall(small)) or _FIGURES.search(small) is not None


def _may_name_time(small: str) -> bool:
    words = set(_WORD.findall(small))
    return (
        not _TIME_WORDS.isdisjoint(words)
        or not _PARTS_OF_TIME.isdisjoint(words)
        or _FIGURES.search(small) is not None
    )


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


def _due_of(text: str, hit: _Hit, context: Context) -> Due:
    groups = hit.groups
    phrase = text[hit.start : hit.end].rstrip().rstrip(".")
    month, year = _month_of(groups), _year_of(groups)
    due = Due(
        kind=hit.rule.kind,
        phrase=phrase,
        span=Span(hit.start, hit.start + len(phrase)),
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
    if word in {"future", "later", "subsequent", "further"}:
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
