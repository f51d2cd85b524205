"""A committee's annual report as a paper: who sat, what was considered, what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tracker.exports.paper import (
    Block,
    Heading,
    ListItem,
    Numbers,
    Paper,
    Paragraph,
    Run,
    Table,
    TableColumn,
    Tone,
    said,
)
from tracker.models import Authority, Committee
from tracker.queries.annual_report import YearOfWork
from tracker.queries.fetch import AnyRow
from tracker.queries.year_figures import Named
from tracker.rules.year_figures import Agreed, ending_of
from tracker.translation import chair_word, gettext
from tracker.vocabulary import Ending, MemberRole
from tracker.wording.due import day_words
from tracker.wording.recommendations import stand_of_row, stand_words
from tracker.wording.roles import role_words
from tracker.wording.year_figures import sentence, time_taken


def annual_paper(
    work: YearOfWork, authority: Authority, committee: Committee, year: str, today: date
) -> Paper:
    """The report, as far as whoever it is made for may read; it ends with how things are counted."""
    subtitle = f"{committee.name}, {year}"
    figures = work.figures.whole
    blocks: list[Block] = [said(sentence(figures), Tone.LEAD)]
    if figures.agreed:
        blocks.append(
            Numbers([(n, gettext(each.label).lower()) for each, n in figures.endings.items() if n])
        )
    blocks.extend(_members(work.members))
    blocks.extend(_considered(work))
    blocks.extend(_agreed(work, today))
    blocks.extend(_recommended(work.recommendations, today))
    blocks.extend(_counted(work, today))
    return Paper(
        title=gettext("Annual report"),
        council=authority.name,
        colour=authority.colour,
        subtitle=subtitle,
        foot=f"{gettext('Annual report')} · {subtitle}",
        blocks=blocks,
    )


def _members(rows: Sequence[AnyRow]) -> Iterator[Block]:
    if not rows:
        return
    yield Heading(gettext("Members"))
    for row in rows:
        role = (
            ""
            if row.role is MemberRole.MEMBER
            else f", {role_words(row.role, chair_word()).lower()}"
        )
        yield ListItem((Run(f"{row.name}{role}"),))


def _considered(work: YearOfWork) -> Iterator[Block]:
    yield Heading(gettext("What the committee considered"))
    if not work.meetings:
        yield said(gettext("No meeting was held."))
    for meeting in work.meetings:
        yield Heading(day_words(meeting.held_on), 2)
        for title in work.considered.get(meeting.id, ()):
            yield ListItem((Run(title),))
        if meeting.id not in work.considered:
            yield said(gettext("Standing items only."), Tone.QUIET)


def _agreed(work: YearOfWork, today: date) -> Iterator[Block]:
    yield Heading(gettext("What was agreed, and what became of it"))
    if not work.actions:
        yield said(gettext("No actions were agreed."))
        return
    columns = [
        TableColumn(gettext("Action"), 5),
        TableColumn(gettext("Owner"), 3),
        TableColumn(gettext("What became of it"), 3),
    ]
    yield Table(
        gettext("Actions agreed"),
        columns,
        [
            (_action(row), row.post or gettext("No owner yet"), _end(row, today))
            for row in work.actions
        ],
    )


def _action(row: AnyRow) -> tuple[Paragraph, ...]:
    reference = f"{row.code}/{row.year}/{row.number:03d}"
    return (said(row.wording), said(reference, Tone.QUIET))


def _end(row: AnyRow, today: date) -> str:
    agreed = Agreed(
        row.status,
        row.agreed_on,
        row.due_on,
        row.answered_on,
        row.closed_on,
        row.outcome,
        row.review_on,
    )
    ending = ending_of(agreed, today)
    words = gettext(ending.label)
    if row.closed_on:
        return f"{words}, {day_words(row.closed_on)}"
    if ending in {Ending.OPEN, Ending.OVERDUE} and row.due_on:
        return gettext("%(words)s, due %(day)s", words=words, day=day_words(row.due_on))
    return words


def _recommended(rows: Sequence[AnyRow], today: date) -> Iterator[Block]:
    if not rows:
        return
    yield Heading(gettext("Recommendations and their responses"))
    columns = [
        TableColumn(gettext("Recommendation"), 5),
        TableColumn(gettext("Addressed to"), 3),
        TableColumn(gettext("Response"), 3),
    ]
    yield Table(
        gettext("Recommendations"),
        columns,
        [(_action(row), _to(row), _response(row, today)) for row in rows],
    )


def _to(row: AnyRow) -> str:
    if row.recipient is None:
        return gettext("Not recorded yet")
    return row.addressee or gettext(row.recipient.label)


def _response(row: AnyRow, today: date) -> str:
    if row.response:
        return f"{gettext(row.response.label)}, {day_words(row.responded_on)}"
    return stand_words(stand_of_row(row, today), row.sent_on, row.response_due_on)


def _counted(work: YearOfWork, today: date) -> Iterator[Block]:
    if not work.figures.whole.agreed:
        return
    yield Heading(gettext("The year in figures"))
    used = [each for each in Ending if work.figures.whole.endings[each]]
    columns = [
        TableColumn(gettext("Service or partner"), 4),
        TableColumn(gettext("Agreed"), 1, numeric=True),
        *(TableColumn(gettext(each.label), 2, numeric=True) for each in used),
        TableColumn(gettext("Median time"), 2, numeric=True),
    ]
    whole = Named(None, gettext("All"), work.figures.whole)
    rows = [_row(each, used) for each in [whole, *work.figures.by_service]]
    yield Table(gettext("Figures by service"), columns, rows)
    yield said(
        gettext(
            "As at %(day)s. Done in time means answered, or closed, by the day that was due when it "
            "ended; where the committee agreed to a later day, that day counts. Median time is from "
            "agreeing an action to the committee agreeing that it is done.",
            day=day_words(today),
        ),
        Tone.QUIET,
    )


def _row(each: Named, used: Sequence[Ending]) -> tuple[str, ...]:
    ends: Mapping[Ending, int] = each.tally.endings
    return (
        each.name or gettext("None recorded"),
        str(each.tally.agreed),
        *(str(ends[end]) for end in used),
        time_taken(each.tally) or gettext("none done"),
    )
