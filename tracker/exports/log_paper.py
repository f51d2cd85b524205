"""An action log, or a list of actions, as a paper: what `exports.word` and `exports.pdf` write."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.exports.action_list import Column, in_layout, paper_columns, paper_rows
from tracker.exports.paper import Block, Heading, Numbers, Paper, Table, Tone, said
from tracker.models import Authority
from tracker.queries.action_logs import Log
from tracker.queries.log_rows import LogRow
from tracker.translation import gettext, ngettext
from tracker.vocabulary import Standing
from tracker.wording.due import day_words

MANY_COLUMNS = 6
"""With so many a page lies on its side."""


def log_paper(log: Log, authority: Authority, committee: str, subtitle: str, notice: str) -> Paper:
    """A committee's action log as a paper.

    Args:
        log: what the reader may read of it.
        authority: the council, for its names and colour.
        committee: the committee's name.
        subtitle: as at when, or for which meeting.
        notice: "" or a sentence that stands out, such as that it is not for publication.
    """
    columns = in_layout(log.layout)
    blocks: list[Block] = [said(notice, Tone.NOTICE)] if notice else []
    blocks.append(Numbers(numbers_of(log)))
    if log.outstanding:
        blocks.append(Heading(outstanding_title(log)))
    else:
        blocks.append(said(gettext("Nothing is outstanding.")))
    for name, rows in log.groups():
        if name:
            blocks.append(Heading(name, 2))
        blocks.append(_table(name or gettext("Outstanding actions"), columns, rows))
    if log.closing:
        blocks.append(Heading(closing_title(log)))
        blocks.append(_table(gettext("Closed actions"), columns, log.closing))
    return Paper(
        title=f"{authority.log_name}: {committee}",
        council=authority.name,
        colour=authority.colour,
        subtitle=subtitle,
        foot=f"{committee} · {authority.log_name} · {subtitle}",
        landscape=len(columns) >= MANY_COLUMNS,
        blocks=blocks,
    )


def list_paper(
    rows: Sequence[LogRow],
    columns: Sequence[tuple[Column, str]],
    authority: Authority,
    title: str,
    subtitle: str,
) -> Paper:
    """Actions of several committees as a paper, in the order given."""
    table = _table(gettext("Actions"), columns, rows)
    return Paper(
        title=title,
        council=authority.name,
        colour=authority.colour,
        subtitle=subtitle,
        foot=f"{authority.name} · {title} · {subtitle}",
        landscape=len(columns) >= MANY_COLUMNS,
        blocks=[table] if rows else [said(gettext("No actions match."))],
    )


def numbers_of(log: Log) -> list[tuple[int, str]]:
    """The counts that add up to the outstanding rows, and what is to be agreed."""
    standings = [row.standing for row in log.outstanding]
    wanted = (
        (Standing.OVERDUE, gettext("overdue")),
        (Standing.DUE_SOON, gettext("due soon")),
        (Standing.AWAITING_AGREEMENT, gettext("awaiting agreement")),
        (Standing.NO_DATE, gettext("no date")),
    )
    counted = [(standings.count(standing), label) for standing, label in wanted]
    rest = len(standings) - sum(number for number, _ in counted)
    return [
        *counted,
        (rest, gettext("on track or paused")),
        (len(log.closing), gettext("closed, to agree")),
    ]


def outstanding_title(log: Log) -> str:
    """Such as "Outstanding (12)"."""
    return gettext("Outstanding (%(number)s)", number=len(log.outstanding))


def closing_title(log: Log) -> str:
    """Such as "Closed since 23 January 2014, for agreement that they leave the list (2)"."""
    number = len(log.closing)
    if log.since is None:
        return ngettext(
            "Closed, for agreement that it leaves the list (%(num)s)",
            "Closed, for agreement that they leave the list (%(num)s)",
            number,
        )
    return ngettext(
        "Closed since %(day)s, for agreement that it leaves the list (%(num)s)",
        "Closed since %(day)s, for agreement that they leave the list (%(num)s)",
        number,
        day=day_words(log.since),
    )


def _table(name: str, columns: Sequence[tuple[Column, str]], rows: Sequence[LogRow]) -> Table:
    return Table(name, paper_columns(columns), paper_rows(columns, rows))
