"""Measures named in the minutes, with value, target and comparator from the same sentence.

With a register, a measure is found by the words of its names, in any order and number.
Without one, only turns that always name a measure count ("number of …", "10% of …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tracker.rules.reading.shapes import Context, IndicatorMention, KnownIndicator, Span

_FIGURE = r"(?P<figure>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(?P<percent>%|per\s?cent\b)?"
_NUMBER: Final = re.compile(rf"(?<![\w.£]){_FIGURE}")
_TARGET: Final = re.compile(
    rf"\btarget(?:s|ed)?\b[^.;%\d]{{0,40}}?(?:\d+\s+(?:working\s+)?days?[^.;%\d]{{0,20}}?)?(?:at|of|was|is|to|being|:)?\s*{_FIGURE}",
    re.IGNORECASE,
)
_COMPARED: Final = re.compile(
    r"\b(?:statistical\s+neighbours?|neighbouring\s+\w+|national(?:\s+average)?|england(?:\s+average)?"
    r"|london\s+average|comparators?|benchmark|last\s+year|previous\s+(?:year|quarter))\b",
    re.IGNORECASE,
)
_COMPARED_AT: Final = re.compile(
    rf"\W+(?:which\s+|who\s+)?(?:(?:were|was|is|are|performing|stood|at|average|of)\s+){{1,4}}{_FIGURE}|\W*\(\s*{_FIGURE.replace('figure', 'f2').replace('percent', 'p2')}",
    re.IGNORECASE,
)
_LIKE: Final = re.compile(
    r"\b(?:close\s+to|in\s+line\s+with|similar\s+to|better\s+than|worse\s+than|higher\s+than|lower\s+than"
    r"|above|below)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_STATED: Final = re.compile(
    rf"\b(?:stood\s+at|currently\s+at|performance\s+(?:was|is|at)|now\s+at|was|were|is|are|at|to|reached|of)\s+{_FIGURE}",
    re.IGNORECASE,
)
_MEASURE: Final = re.compile(
    r"\b(?:the\s+)?(?P<name>(?:number|percentage|proportion|rate|share)\s+of\s+[a-z][\w’'-]*(?:\s+(?!was|were|is|are|had|has|who|which|should|would|stood|fell|rose|and)[\w’'-]+){0,8})"
    rf"|{_FIGURE}\s+of\s+(?P<counted>[a-z][\w’'-]*(?:\s+(?!was|were|is|are|had|has|stood|fell|rose|and|against)[\w’'-]+){{0,14}})",
    re.IGNORECASE,
)
_HINTS: Final = ("%", "cent", "umber", "ntage", "ortion", "ate of", "hare of")
_TOKEN: Final = re.compile(r"[a-z]+|\d+", re.IGNORECASE)
_SMALL: Final = frozenset(
    [
        "the",
        "of",
        "a",
        "an",
        "in",
        "to",
        "for",
        "and",
        "or",
        "by",
        "with",
        "on",
        "at",
        "from",
        "per",
        "that",
        "than",
        "being",
        "was",
    ]
)
_NAME_SHARE: Final = 0.8
_LONGEST: Final = 600


def _stems(words: str) -> frozenset[str]:
    return frozenset(
        token.lower().rstrip("s") for token in _TOKEN.findall(words) if token.lower() not in _SMALL
    )


def find_indicators(text: str, spans: list[Span], context: Context) -> tuple[IndicatorMention, ...]:
    """Measures named in the given passages, in the order of the text."""
    known = [
        (indicator, name, _stems(name))
        for indicator in context.indicators
        for name in indicator.names
    ]
    found: list[IndicatorMention] = []
    for span in spans:
        end = min(span.end, span.start + _LONGEST)
        words = text[span.start : end]
        if not known and not any(hint in words for hint in _HINTS):
            continue
        named = list(_known(text, span.start, end, known)) if known else []
        found.extend(named or _unknown(text, span.start, end))
    return tuple(found)


def _known(
    text: str, start: int, end: int, known: list[tuple[KnownIndicator, str, frozenset[str]]]
) -> Iterator[IndicatorMention]:
    tokens = [
        (match.start(), match.end(), match.group().lower().rstrip("s"))
        for match in _TOKEN.finditer(text, start, end)
    ]
    words = {token for _, _, token in tokens}
    best: dict[int, tuple[float, str, frozenset[str]]] = {}
    for indicator, name, stems in known:
        share = len(stems & words) / len(stems) if stems else 0.0
        if share >= _NAME_SHARE and (share, len(stems)) > (
            best[indicator.key][0] if indicator.key in best else 0.0,
            len(best[indicator.key][2]) if indicator.key in best else 0,
        ):
            best[indicator.key] = (share, name, stems)
    for key, (share, name, stems) in best.items():
        hits = [token for token in tokens if token[2] in stems]
        span = Span(hits[0][0], hits[-1][1])
        yield _with_figures(text, start, end, span, name, key, round(100 * share, 1))


def _unknown(text: str, start: int, end: int) -> Iterator[IndicatorMention]:
    for match in _MEASURE.finditer(text, start, end):
        if match.group("counted") and not match.group("percent"):
            continue
        span = Span(match.start(), match.end())
        name = " ".join((match.group("name") or match.group("counted")).split())
        yield _with_figures(text, start, end, span, name, None, 0.0)


def _with_figures(
    text: str, start: int, end: int, span: Span, name: str, key: int | None, score: float
) -> IndicatorMention:
    """A mention with the figures its sentence gives."""
    taken: set[int] = set()
    target = _figure(_TARGET.search(text, start, end), taken)
    comparator: float | str | None = None
    compared = _COMPARED.search(text, start, end)
    if compared is not None:
        at = _COMPARED_AT.match(text, compared.end(), end)
        comparator = _figure(at, taken)
        like = _LIKE.search(text[max(start, compared.start() - 40) : compared.start()])
        if comparator is None and like is not None:
            comparator = " ".join((like.group() + compared.group()).split())
    value: float | None = None
    unit: str | None = None
    for match in (*_STATED.finditer(text, start, end), *_NUMBER.finditer(text, start, end)):
        if match.start("figure") in taken or not match.group("percent"):
            continue
        value, unit = _figure(match, taken), "%"
        break
    return IndicatorMention(
        text[span.start : span.end], span, name, key, score, value, unit, target, comparator
    )


def _figure(match: re.Match[str] | None, taken: set[int]) -> float | None:
    if match is None:
        return None
    group = "figure" if match.group("figure") else "f2"
    taken.add(match.start(group))
    return float(match.group(group).replace(",", ""))
