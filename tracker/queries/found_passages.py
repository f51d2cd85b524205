"""Passages of an item's minutes that read as agreed actions, and what was decided on them.

Only for whoever may record actions under the item: the words come from its current minutes,
drafts included.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    Action,
    AgendaItem,
    Committee,
    FoundPassage,
    Meeting,
    MinutesRevision,
    Person,
)
from tracker.queries import authorities, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.queries.reading_context import Known, known_for
from tracker.rules import found_passages as rules
from tracker.rules import reading
from tracker.rules.calendar import bank_holidays
from tracker.rules.due import DueRule, Resolved, resolve
from tracker.rules.reading.shapes import OwnerCandidate, Proposal, ProposalKind, RegisterKind, Span
from tracker.vocabulary import ActionKind, DueBasis, DueKind, IntervalUnit, PassageDecision

LONGEST_TEXT = 200_000
"""Characters; of a longer text the beginning is read."""


@dataclass(frozen=True, slots=True)
class Due:
    """A due rule and the day it would mean, as `wording.due.due_words` reads them."""

    rule: DueRule
    resolved: Resolved

    @property
    def due_on(self) -> date | None:
        """The day it would mean."""
        return self.resolved.on

    @property
    def due_basis(self) -> DueBasis:
        """Where the day comes from."""
        return self.resolved.basis

    @property
    def due_kind(self) -> DueKind:
        """The kind of rule."""
        return self.rule.kind

    @property
    def due_month(self) -> int | None:
        """Of a rule by month."""
        return self.rule.month

    @property
    def due_count(self) -> int | None:
        """Of a rule by interval."""
        return self.rule.count

    @property
    def due_unit(self) -> IntervalUnit | None:
        """Of a rule by interval."""
        return self.rule.unit

    @property
    def due_condition(self) -> str:
        """Of a rule by condition."""
        return self.rule.condition

    @property
    def due_words(self) -> str:
        """The words about when."""
        return self.rule.words

    @property
    def sooner_if_available(self) -> bool:
        """Whether "or sooner" was said."""
        return self.rule.sooner_if_available


@dataclass(frozen=True, slots=True)
class FoundAction:
    """A passage that reads as an agreed action, with what was understood.

    Attributes:
        digest: tells the passage apart (`rules.found_passages.passage_digest`).
        span: where it stands in the source.
        passage: its words, without Markdown.
        wording: a short form.
        kind: an action, or a recommendation to the executive.
        posts: the posts named, by key: the first leads.
        members: words that name a member of the committee, whom no post stands for.
        unknown_owners: words that name an owner nobody in the records matches.
        due: the rule, and the day it would mean.
        indicators: names of the indicators concerned, by key.
    """

    digest: str
    span: Span
    passage: str
    wording: str
    kind: ActionKind
    posts: dict[int, str]
    members: tuple[str, ...]
    unknown_owners: tuple[str, ...]
    due: Due
    indicators: dict[int, str]


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a passage; `reference` is that of the action recorded, if any."""

    passage: str
    digest: str
    decision: PassageDecision
    reference: str | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in an item's minutes.

    Attributes:
        waiting: passages nobody decided on yet.
        decided: the others, in the order of the text.
        updates: words that tell how older actions stand.
        is_written: whether there are minutes at all.
    """

    waiting: list[FoundAction] = field(default_factory=list[FoundAction])
    decided: list[Decided] = field(default_factory=list[Decided])
    updates: list[str] = field(default_factory=list[str])
    is_written: bool = True


def source_of(reader: Reader, item: AgendaItem) -> str:
    """The Markdown of an item's current minutes, for who may read its drafts; else empty."""
    if item.current_revision_id is None:
        return ""
    wanted = (
        select(MinutesRevision.source)
        .join(AgendaItem, AgendaItem.current_revision_id == MinutesRevision.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            AgendaItem.id == item.id, visibility.items(reader), visibility.drafts_of_item(reader)
        )
    )
    return db.session.scalar(wanted) or ""


def digests_in(source: str) -> tuple[str, ...]:
    """The passages of a text that read as agreed actions; pure, without what the records know."""
    found = reading.read(source[:LONGEST_TEXT]).proposals
    return tuple(dict.fromkeys(rules.passage_digest(each.quote) for each in found))


def count_waiting(item: AgendaItem, digests: Sequence[str]) -> int:
    """How many of these passages nobody decided on, nor recorded by hand."""
    if not digests:
        return 0
    done = set(
        db.session.scalars(select(FoundPassage.digest).where(FoundPassage.item_id == item.id))
    )
    left = set(digests) - done
    if left:
        words = db.session.scalars(
            select(Action.passage).where(Action.item_id == item.id, Action.passage != "")
        )
        left -= {rules.passage_digest(each) for each in words}
    return len(left)


def read_text(reader: Reader, item: AgendaItem, source: str) -> Findings:
    """What a text would be read as under an item, with what was decided on its passages.

    Args:
        reader: who may record actions under the item.
        item: its meeting and committee loaded.
        source: Markdown, saved or not.
    """
    source = source[:LONGEST_TEXT]
    if not source.strip():
        return Findings(is_written=False)
    known = known_for(reader, item)
    found = reading.read(source, known.context)
    by_digest = {rules.passage_digest(each.quote): each for each in found.proposals}
    decided = _decided(reader, item, by_digest)
    understand = _Understanding(item, known)
    return Findings(
        waiting=[
            understand.action(source, digest, each, found)
            for digest, each in by_digest.items()
            if digest not in decided
        ],
        decided=[decided[digest] for digest in by_digest if digest in decided],
        updates=[rules.plain_text(each.quote) for each in found.updates],
    )


def findings_of(reader: Reader, item: AgendaItem) -> Findings:
    """What is found in an item's current minutes; see `read_text`."""
    return read_text(reader, item, source_of(reader, item))


def find_waiting(reader: Reader, item: AgendaItem, digest: str) -> FoundAction | None:
    """The passage with that digest, if it stands in the minutes and nobody decided on it."""
    waiting = findings_of(reader, item).waiting if digest else []
    return next((each for each in waiting if each.digest == digest), None)


def find_decision(item_id: int, digest: str) -> FoundPassage | None:
    """What was decided on a passage of an item."""
    return db.session.scalar(
        select(FoundPassage).where(FoundPassage.item_id == item_id, FoundPassage.digest == digest)
    )


def _decided(reader: Reader, item: AgendaItem, found: dict[str, Proposal]) -> dict[str, Decided]:
    """Of the passages found, those decided on or recorded by hand, by digest."""
    if not found:
        return {}
    decided: dict[str, Decided] = {}
    for row in _recorded_by_hand(reader, item):
        digest = rules.passage_digest(row.passage)
        if digest in found:
            words, reference = rules.plain_text(found[digest].quote), _reference(row)
            decided[digest] = Decided(words, digest, PassageDecision.CORRECTED, reference)
    for row in _decisions(item):
        if row.digest in found:
            words = rules.plain_text(found[row.digest].quote)
            decided[row.digest] = Decided(words, row.digest, row.decision, _reference(row), row.by)
    return decided


def _reference(row: AnyRow) -> str | None:
    return None if row.code is None else f"{row.code}/{row.year}/{row.number:03d}"


def _recorded_by_hand(reader: Reader, item: AgendaItem) -> Sequence[AnyRow]:
    return all_of(
        select(Action.code, Action.year, Action.number, Action.passage)
        .where(
            Action.item_id == item.id,
            visibility.actions(reader),
            visibility.passage_of_action(reader),
        )
        .order_by(Action.id)
    )


def _decisions(item: AgendaItem) -> Sequence[AnyRow]:
    return all_of(
        select(
            FoundPassage.digest,
            FoundPassage.decision,
            Action.code,
            Action.year,
            Action.number,
            Person.name.label("by"),
        )
        .join(Action, Action.id == FoundPassage.action_id, isouter=True)
        .join(Person, Person.id == FoundPassage.decided_by_id)
        .where(FoundPassage.item_id == item.id)
    )


class _Understanding:
    """Turns proposals into what can be recorded, with what the records know."""

    def __init__(self, item: AgendaItem, known: Known) -> None:
        self.agreed_on = item.meeting.held_on
        self.lead_days = item.meeting.committee.paper_lead_days
        self.known = known
        nation = authorities.the_authority().nation
        years = range(self.agreed_on.year, self.agreed_on.year + 3)
        self.holidays = frozenset(day for year in years for day in bank_holidays(nation, year))

    def action(
        self, source: str, digest: str, proposal: Proposal, found: reading.Reading
    ) -> FoundAction:
        """What a proposal amounts to."""
        known = self.known
        posts = [key for each in proposal.owners if (key := self._post_of(each)) is not None]
        nameless = [each for each in proposal.owners if self._post_of(each) is None]
        rule = rules.due_rule(proposal.due, self.agreed_on, known.calendar)
        resolved = resolve(
            rule, self.agreed_on, known.calendar, self.lead_days, holidays=self.holidays
        )
        is_recommendation = proposal.kind is ProposalKind.RECOMMENDATION
        concerned = rules.indicators_of(source, proposal, found.indicators)
        return FoundAction(
            digest=digest,
            span=proposal.span,
            passage=rules.plain_text(proposal.quote),
            wording=rules.plain_text(proposal.wording),
            kind=ActionKind.RECOMMENDATION if is_recommendation else ActionKind.ACTION,
            posts={key: known.posts[key] for key in posts},
            members=_words_of(each for each in nameless if each.kind is RegisterKind.PERSON),
            unknown_owners=_words_of(
                each for each in nameless if each.kind is not RegisterKind.PERSON
            ),
            due=Due(rule, resolved),
            indicators={key: known.indicators[key] for key in concerned},
        )

    def _post_of(self, owner: OwnerCandidate) -> int | None:
        """The post that a name in the text means, if it means one."""
        if owner.key is None:
            return None
        if owner.kind is RegisterKind.BODY:
            return self.known.post_of_body.get(owner.key)
        return owner.key if owner.kind is RegisterKind.POST else None


def _words_of(owners: Iterable[OwnerCandidate]) -> tuple[str, ...]:
    return tuple(rules.plain_text(owner.text) for owner in owners)
