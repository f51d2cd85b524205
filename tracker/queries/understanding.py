"""What a passage found in minutes amounts to: the values an action would be recorded with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.models import AgendaItem
from tracker.queries.reading_context import Known
from tracker.rules import found_passages as rules
from tracker.rules import reading
from tracker.rules.calendar import bank_holidays
from tracker.rules.due import DueRule, Resolved, resolve
from tracker.rules.reading.shapes import OwnerCandidate, Proposal, ProposalKind, RegisterKind, Span
from tracker.vocabulary import ActionKind, DueBasis, DueKind, IntervalUnit, Nation


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


class Understanding:
    """Turns proposals into what can be recorded, with what the records know."""

    def __init__(self, item: AgendaItem, known: Known, nation: Nation) -> None:
        """For an item with its meeting and committee loaded."""
        self.agreed_on = item.meeting.held_on
        self.lead_days = item.meeting.committee.paper_lead_days
        self.known = known
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
