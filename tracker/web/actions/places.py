"""Where something was decided, as a choice of meetings and their items."""

from __future__ import annotations

from tracker import clock
from tracker.models import Action
from tracker.noting import note
from tracker.operations.decided_at import DecidedAt
from tracker.queries import decisions
from tracker.rules.errors import Broken, RuleBroken
from tracker.translation import gettext
from tracker.vocabulary import Restriction
from tracker.web.fields import SelectField, choice
from tracker.web.hygiene import key_of
from tracker.web.identity import current_reader
from tracker.wording.due import day_words


def offer(field: SelectField, action: Action) -> None:
    """Offer the last meetings of an action's committee, each followed by its items."""
    choices: list[object] = []
    for row in decisions.list_places(current_reader(), action.committee_id, clock.today()):
        day = day_words(row.held_on)
        whole = choice(f"m{row.meeting_id}", day)
        if not any(getattr(each, "value", "") == whole.value for each in choices):
            choices.append(whole)
        if row.item_id is not None:
            if row.restriction is not Restriction.OPEN:
                note([("agenda_item", row.item_id)])
            words = {"day": day, "number": row.number, "title": row.title or ""}
            label = gettext("%(day)s, item %(number)s, %(title)s", **words)
            choices.append(choice(f"m{row.meeting_id}i{row.item_id}", label[:120]))
    field.choices = choices


def chosen(value: str | None, action: Action) -> DecidedAt | None:
    """What was chosen.

    Raises:
        RuleBroken: on `decided_at`: no such meeting of the committee.
    """
    if not value:
        return None
    meeting_key, _, item_key = value.removeprefix("m").partition("i")
    meeting = decisions.find_meeting(action.committee_id, key_of(meeting_key))
    if meeting is None:
        raise RuleBroken("decided_at", Broken.DUE_MEETING_UNKNOWN)
    item = decisions.find_item(meeting.id, key_of(item_key) if item_key else None)
    return DecidedAt(meeting, item)
