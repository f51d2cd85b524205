"""Lines of a page, as it was saved or pasted, to paragraphs and points."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_BULLET = re.compile(r"[•·●▪■◦○‣⁃∙\uf0b7\uf0a7] ?|[-–—*o§](?: +|$)")
_ROUND_BULLETS = frozenset("o◦○")
_NUMBER = re.compile(r"([0-9]{1,3})\.(?: +|(?=[A-Z]))")

WRAPPED_AT = 100
"""Characters; where no line of a text is longer, a program wrapped it."""

FULL_LINE = 50
"""Characters from which a line of a wrapped text runs on into the next."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph, or a point with the bullet or number it had."""

    words: str
    bullet: str = ""
    number: int | None = None
    is_inner: bool = False

    def continues(self, before: _Paragraph) -> bool:
        """Whether it is the next point of the list that `before` is in."""
        if self.number is not None and before.number is not None:
            return self.number == before.number + 1
        return bool(self.bullet and before.bullet)


def as_markdown(lines: Iterable[str]) -> str:
    """Return Markdown that reads as the lines did.

    Points become "- ", with a second level for round bullets under others.
    Numbers that count on become a numbered list; a number alone stays text, as
    does every other character that Markdown would take for a mark.
    """
    paragraphs = _paragraphs(list(lines))
    continues = [False, *(b.continues(a) for a, b in pairwise(paragraphs))]
    markdown: list[str] = []
    for n, paragraph in enumerate(paragraphs):
        in_numbers = continues[n] or (n + 1 < len(paragraphs) and continues[n + 1])
        separator = "" if n == 0 else "\n" if continues[n] else "\n\n"
        markdown.append(separator + _mark_of(paragraph, in_list=in_numbers))
        markdown.append(_escaped(paragraph.words))
    return "".join(markdown)


def as_plain(lines: Iterable[str]) -> str:
    """Return plain text: a blank line between paragraphs, "- " before points."""
    return "\n\n".join(
        ("- " if p.bullet else "" if p.number is None else f"{p.number}. ") + p.words
        for p in _paragraphs(list(lines))
    )


def without_bullet(line: str) -> str:
    """Return a line without the bullet it begins with, if any."""
    match = _BULLET.match(line)
    return line[match.end() :] if match else line


def _paragraphs(lines: list[str]) -> list[_Paragraph]:
    """Put lines together that one paragraph was broken into.

    In a wrapped text full lines run on into the next; otherwise only a line
    that begins with a small letter continues the one before.
    """
    wrapped = max(map(len, lines), default=0) <= WRAPPED_AT
    groups: list[list[str]] = []
    previous = ""
    for line in lines:
        begins = _BULLET.match(line) or _NUMBER.match(line)
        runs_on = previous and ((wrapped and len(previous) >= FULL_LINE) or line[:1].islower())
        if line and runs_on and not begins:
            groups[-1].append(line)
        elif line:
            groups.append([line])
        previous = line
    found: list[_Paragraph] = []
    for group in groups:
        paragraph = _paragraph(" ".join(" ".join(group).split()), found[-1] if found else None)
        if paragraph.words:
            found.append(paragraph)
    return found


def _paragraph(text: str, before: _Paragraph | None) -> _Paragraph:
    if bullet := _BULLET.match(text):
        is_inner = (
            before is not None
            and bool(before.bullet)
            and text[0] in _ROUND_BULLETS
            and (before.is_inner or before.bullet not in _ROUND_BULLETS)
        )
        return _Paragraph(text[bullet.end() :], bullet=text[0], is_inner=is_inner)
    if number := _NUMBER.match(text):
        return _Paragraph(text[number.end() :], number=int(number[1]))
    return _Paragraph(text)


def _mark_of(paragraph: _Paragraph, *, in_list: bool) -> str:
    if paragraph.bullet:
        return "    - " if paragraph.is_inner else "- "
    if paragraph.number is None:
        return ""
    return f"{paragraph.number}. " if in_list else rf"{paragraph.number}\. "


_MARKS = re.compile(
    r"""
      [*`\[\]]                      # emphasis, code, links
    | (?<!\w)_ | _(?!\w)            # emphasis; not the one in an e-mail address
    | \\(?=[\\`*_{}\[\]()>#+.!|-])  # what would take the mark from another
    """,
    re.VERBOSE,
)
_MARK_AT_START = re.compile(r"[#>+-]|[0-9]{1,9}(?=\.)")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_AUTOLINK = re.compile(r"<(?=[A-Za-z][^<> ]{0,400}[:@])")


def _escaped(words: str) -> str:
    escaped = _MARKS.sub(r"\\\g<0>", words)
    escaped = _AUTOLINK.sub("&lt;", _ENTITY.sub("&amp;", escaped))
    # A backslash before a mark, but after the figures of what would be a list.
    start = _MARK_AT_START.match(escaped)
    if start is None:
        return escaped
    at = start.end() if start[0].isdigit() else 0
    return rf"{escaped[:at]}\{escaped[at:]}"
