"""What stands beside minutes, planted: an interest, votes, a clerk's notes and unsaved text, a draft summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders import stated
from tracker import clock
from tracker.access.reader import Reader
from tracker.markdown import render
from tracker.models import Action, AgendaItem, Meeting, Person
from tracker.operations import (
    actions,
    attendance,
    items,
    meetings,
    minutes,
    public_records,
    votes,
    working_copies,
)
from tracker.operations.actions import ActionWords
from tracker.operations.items import ItemWords
from tracker.operations.votes import VoteWords
from tracker.queries import items as item_queries
from tracker.vocabulary import Restriction, VoteOutcome
from tracker.vocabulary.attendance import InterestKind
from tracker.vocabulary.privacy import PublicRecord

if TYPE_CHECKING:
    from tests.security.town import Town

HIDDEN_DRAFT = ("member", "owner")


def plant_interest(town: Town, meeting: Meeting, member: Person, clerk: Reader) -> Action:
    """A published private item in which the member declared an interest and left.

    Its words are for everybody on the committee but that member.
    """
    there = ("member", "owner")
    item = items.add(
        meeting,
        ItemWords(
            "9",
            town.restricted_word("leftTitle", also_from=there),
            "",
            f"<p>{town.restricted_word('leftPurpose', also_from=there)}</p>",
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 3",
            public_title="Another private matter",
        ),
        clerk,
    )
    text = f"The offer of {town.restricted_word('leftMinutes', also_from=there)} was taken."
    minutes.save(_found(item, clerk), text, render(text), clerk, base_revision_id=None)
    _declare(item, member, town.restricted_word("leftNature", also_from=there), clerk)
    _vote(item, town.restricted_word("leftMotion", also_from=there), clerk)
    words = ActionWords(
        wording=town.restricted_word("leftWording", also_from=there),
        passage=town.restricted_word("leftPassage", also_from=there),
    )
    action = actions.record_under_item(_found(item, clerk), words, clerk)
    meetings.publish_agenda(meeting, clerk, clock.now())
    stated(meeting, clerk)
    meetings.publish_minutes(meeting, clerk, clock.now())
    town.addresses["item"].append(item.public_id)
    return action


def plant_drafts(town: Town, item: AgendaItem, member: Person, clerk: Reader) -> None:
    """Beside minutes that are being written, of an item with a private part."""

    def hidden(where: str) -> str:
        return town.secret(where, also_from=HIDDEN_DRAFT)

    _declare(item, member, hidden("nature"), clerk)
    _vote(item, hidden("motion"), clerk)
    attendance.note(_found(item, clerk), hidden("note"), clerk, clock.now())
    summary = hidden("summary")
    public_records.save(
        _found(item, clerk), PublicRecord.SUMMARY, summary, render(summary), clerk, clock.now()
    )
    working_copies.keep(
        _found(item, clerk),
        hidden("unsaved"),
        clerk,
        clock.now(),
        base_revision_id=_found(item, clerk).current_revision_id,
        page="1-town",
    )


def _found(item: AgendaItem, clerk: Reader) -> AgendaItem:
    return item_queries.get(clerk, item.public_id)


def _declare(item: AgendaItem, member: Person, nature: str, clerk: Reader) -> None:
    attendance.declare(
        _found(item, clerk),
        member,
        InterestKind.PECUNIARY,
        nature,
        clerk,
        clock.now(),
        has_left=True,
        has_returned=False,
    )


def _vote(item: AgendaItem, motion: str, clerk: Reader) -> None:
    votes.record(
        _found(item, clerk), VoteWords(VoteOutcome.CARRIED, motion=motion), clerk, clock.now()
    )
