"""Who moved something under an item, who seconded it, and how it was decided."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.models import AgendaItem, RecordedVote
from tracker.operations import votes as operations
from tracker.operations.votes import VoteWords
from tracker.queries import attendance, items, votes
from tracker.rules.errors import RuleBroken
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import VoteOutcome, VoteSide
from tracker.vocabulary.attendance import AttendanceKind
from tracker.web.fields import IntegerText, RadioField, ShortText, Tick, choices_of
from tracker.web.forms import OnceForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.wording.refusals import refusal

blueprint = Blueprint("votes", __name__)

MOST_VOTES = 10_000
THERE = (AttendanceKind.PRESENT, AttendanceKind.SUBSTITUTE)


class VoteForm(OnceForm):
    """What was put and decided; `of_voters` adds a field for each member who was there."""

    moved_by = ShortText(_("Moved by"))
    seconded_by = ShortText(_("Seconded by"))
    motion = ShortText(
        _("What was put (optional)"),
        description=_(
            "Leave empty for the item’s own recommendation. Such as: Amendment to paragraph 3"
        ),
    )
    outcome = RadioField(
        _("Outcome"), words=VoteOutcome, missing=_("Select whether it was carried or lost")
    )
    votes_for = IntegerText(_("For"), least=0, most=MOST_VOTES)
    votes_against = IntegerText(_("Against"), least=0, most=MOST_VOTES)
    votes_abstained = IntegerText(_("Abstained"), least=0, most=MOST_VOTES)
    by_casting_vote = Tick(_("Decided by the %(chair)s’s casting vote"))
    voters: Sequence[str] = ()

    def by_name(self) -> list[Any]:
        """The field of each member who was there."""
        return [self[_field_of(name)] for name in self.voters]

    def fill(self, vote: RecordedVote) -> None:
        """Show what is recorded."""
        for name in ("moved_by", "seconded_by", "motion"):
            self[name].data = getattr(vote, name) or ""
        for name in ("outcome", "votes_for", "votes_against", "votes_abstained", "by_casting_vote"):
            self[name].data = getattr(vote, name)
        for side in VoteSide:
            for name in names_of(vote, side):
                self[_field_of(name)].data = side
                self[f"votes_{side.value}"].data = None

    def words(self) -> VoteWords:
        """What was entered; call it on a form that was checked."""
        names: dict[VoteSide, list[str]] = {side: [] for side in VoteSide}
        for name in self.voters:
            side = self[_field_of(name)].data
            if side:
                names[side].append(name)
        return VoteWords(
            self.outcome.data,
            self.motion.data,
            self.moved_by.data,
            self.seconded_by.data,
            {side: self[f"votes_{side.value}"].data for side in VoteSide},
            names,
            self.by_casting_vote.data,
        )


def _field_of(name: str) -> str:
    """The field about one voter: the same whoever else comes or goes meanwhile."""
    return f"voter-{zlib.crc32(name.encode())}"


def names_of(vote: RecordedVote, side: VoteSide) -> list[str]:
    """Who voted on a side, where that was recorded by name."""
    names: str = getattr(vote, f"names_{side.value}") or ""
    return names.splitlines()


def of_voters(voters: Sequence[str]) -> type[VoteForm]:
    """The form with a field for each of those who could vote."""
    fields: dict[str, Any] = {"voters": tuple(voters)}
    for name in voters:
        fields[_field_of(name)] = RadioField(
            name, choices=choices_of(VoteSide), coerce=VoteSide, called=name
        )
    return type("VoteFormOfVoters", (VoteForm,), fields)


def voters_of(reader: Reader, item: AgendaItem, vote: RecordedVote | None = None) -> list[str]:
    """Who could vote: those recorded as there, or the members; and who is recorded as voting."""
    meeting = item.meeting
    there = [row.name for row in attendance.list_of(reader, meeting.id) if row.kind in THERE]
    if not there:
        members = attendance.list_members(meeting.committee_id, meeting.held_on)
        there = [row.name for row in members]
    recorded = [name for side in VoteSide for name in names_of(vote, side)] if vote else []
    return list(dict.fromkeys([*there, *recorded]))


def _editor(item: AgendaItem) -> str:
    return url_for("meetings.write_minutes", public_id=item.meeting.public_id, item=item.public_id)


def _vote_page(item: AgendaItem, form: VoteForm) -> ResponseReturnValue:
    return page("minutes/vote.html", form=form, item=item, editor=_editor(item))


@blueprint.route("/items/<public_id>/votes/new", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, on=items.get)
def record_vote(item: AgendaItem) -> ResponseReturnValue:
    """Record mover, seconder and votes under an item."""
    reader, public_id, there = current_reader(), item.public_id, _editor(item)
    form = of_voters(voters_of(reader, item))()
    if form.carry_out(lambda: operations.record(item, form.words(), reader, clock.now())):
        flash(gettext("Vote recorded."), "success")
        return redirect(there, 303)
    return _vote_page(items.get(reader, public_id), form)


def _vote(reader: Reader, public_id: str, vote_id: int) -> RecordedVote:
    return votes.get(reader, public_id, vote_id)


@blueprint.route("/items/<public_id>/votes/<int:vote_id>/change", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, on=_vote)
def change_vote(vote: RecordedVote) -> ResponseReturnValue:
    """Record a vote again in place of one that was entered wrongly; both stay in the history."""
    reader, item = current_reader(), vote.item
    public_id, there = item.public_id, _editor(item)
    form = of_voters(voters_of(reader, item, vote))()
    if request.method == "GET":
        form.fill(vote)
    done = form.carry_out(
        lambda: operations.record(item, form.words(), reader, clock.now(), instead_of=vote)
    )
    if done:
        flash(gettext("Vote changed."), "success")
        return redirect(there, 303)
    return _vote_page(items.get(reader, public_id), form)


@blueprint.post("/items/<public_id>/votes/<int:vote_id>/withdraw")
@requires(Permission.MINUTES_WRITE, on=_vote)
def withdraw_vote(vote: RecordedVote) -> ResponseReturnValue:
    """Take back a vote that was entered by mistake."""
    there = _editor(vote.item)
    try:
        operations.withdraw(vote, current_reader(), clock.now())
    except RuleBroken as broken:
        flash(refusal(broken), "important")
    else:
        flash(gettext("Vote taken back."), "success")
    return redirect(there, 303)
