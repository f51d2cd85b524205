"""A chair's briefing as a paper that holds on one page of A4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.exports.paper import (
    Block,
    Heading,
    Numbers,
    Paper,
    Paragraph,
    Run,
    Table,
    TableColumn,
    Tone,
    said,
)
from tracker.models import Authority
from tracker.queries.briefings import Briefing
from tracker.queries.log_rows import LogRow
from tracker.translation import gettext, ngettext
from tracker.wording.due import deferred_words, late_words

LONGEST_WORDING, LONGEST_UPDATE, LONGEST_LINE = 110, 110, 130


@dataclass(frozen=True, slots=True)
class Asked:
    """An overdue action and the question it raises."""

    row: LogRow
    question: str


def briefing_paper(
    briefing: Briefing,
    authority: Authority,
    *,
    title: str,
    as_at: str,
    sentence: str,
    asked: Sequence[Asked],
    notice: str,
) -> Paper:
    """The briefing as a paper.

    Args:
        briefing: its facts.
        authority: the council.
        title: the committee and the day of the meeting.
        as_at: the moment of its facts.
        sentence: the whole in one.
        asked: the overdue actions with their questions.
        notice: "" or that it is not for publication.
    """
    counts = briefing.counts
    blocks: list[Block] = [
        said(sentence, Tone.LEAD),
        Numbers(
            [
                (counts["overdue"], gettext("overdue")),
                (counts["due"], gettext("due by the meeting")),
                (counts["awaiting"], gettext("awaiting agreement")),
                (counts["undated"], gettext("no date")),
                (briefing.closing, gettext("closed, to agree")),
            ]
        ),
        *_section(gettext("To agree"), _answers(briefing.awaiting), counts["awaiting"]),
        *_section(gettext("Overdue"), _questions(asked), counts["overdue"]),
        *_section(gettext("Due by the meeting"), _due(briefing.due), counts["due"]),
    ]
    if briefing.moved:
        rows = [(reference, cut(line, LONGEST_LINE)) for reference, line in briefing.moved]
        columns = [TableColumn(gettext("Action"), 15), TableColumn(gettext("Indicator"), 85)]
        blocks += [
            Heading(gettext("Indicators that moved")),
            Table(gettext("Indicators"), columns, rows, first_is_head=False),
        ]
    if briefing.left_out > 0:
        blocks.append(said(left_out_words(briefing.left_out), Tone.QUIET))
    subtitle = f"{as_at} · {notice}" if notice else as_at
    return Paper(
        title=title,
        council=authority.name,
        colour=authority.colour,
        subtitle=subtitle,
        foot=f"{title} · {subtitle}",
        compact=True,
        blocks=blocks,
    )


def left_out_words(number: int) -> str:
    """How many open actions a briefing does not name."""
    return ngettext("%(num)s more in the register.", "%(num)s more in the register.", number)


def cut(text: str, most: int) -> str:
    """A text no longer than that, cut between words with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    whole = flat[:most].rsplit(" ", 1)[0] if " " in flat[:most] else flat[:most]
    return f"{whole.rstrip(',;:. ')}…"


Rows = list[tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]]


def _section(name: str, rows: Rows, number: int) -> Iterator[Block]:
    if not rows:
        return
    shown = len(rows)
    yield Heading(
        f"{name} ({number})"
        if shown == number
        else gettext("%(name)s (%(shown)s of %(number)s)", name=name, shown=shown, number=number)
    )
    columns = [TableColumn(gettext("Action"), 55), TableColumn(gettext("What to know"), 45)]
    yield Table(name, columns, rows)


def _action(row: LogRow) -> tuple[Paragraph, ...]:
    owner = row.owner or gettext("No owner yet")
    named = f"{owner}: {row.holder}" if row.holder else owner
    return (
        Paragraph((Run(cut(row.wording, LONGEST_WORDING), bold=True),)),
        said(cut(f"{row.reference} · {named}", LONGEST_LINE), Tone.QUIET),
    )


def _answers(rows: Sequence[LogRow]) -> Rows:
    return [
        (
            _action(row),
            (
                said(cut(row.update, LONGEST_UPDATE) or gettext("The answer is not published.")),
                said(late_words(row.standing, row.days_late), Tone.QUIET),
            ),
        )
        for row in rows
    ]


def _questions(asked: Sequence[Asked]) -> Rows:
    rows: Rows = []
    for each in asked:
        days = each.row.days_late
        late = ngettext("%(num)s day late", "%(num)s days late", days)
        told = ". ".join(part for part in (late, deferred_words(each.row.times_deferred)) if part)
        rows.append((_action(each.row), (said(each.question), said(told, Tone.QUIET))))
    return rows


def _due(rows: Sequence[LogRow]) -> Rows:
    return [
        (
            _action(row),
            (
                said(cut(row.due_words, LONGEST_LINE)),
                said(cut(row.update, LONGEST_UPDATE) or gettext("No update yet"), Tone.QUIET),
            ),
        )
        for row in rows
    ]
