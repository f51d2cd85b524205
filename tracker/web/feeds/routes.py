"""What the public may follow: an action and a committee as feeds, a committee's calendar."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import PUBLIC, Reader
from tracker.exports import atom, icalendar_file
from tracker.models import Action, Committee, Person
from tracker.queries import (
    NotFoundError,
    actions,
    authorities,
    changes,
    committees,
    diaries,
    readers,
    updates,
)
from tracker.queries.register import Filters
from tracker.translation import gettext
from tracker.web.addresses import base_url
from tracker.web.guards import requires
from tracker.web.kept_copies import kept_copy

blueprint = Blueprint("feeds", __name__)


def _public_action(_reader: Reader, **address: Any) -> Action:  # noqa: ANN401 - an address's parts
    """The action as everybody may see it, whoever asks: a feed is read by programs of others."""
    return actions.get(PUBLIC, **address)


def _public_committee(_reader: Reader, code: str) -> Committee:
    return committees.get(PUBLIC, code)


@blueprint.get("/actions/<code>/<year>/<number:number>.atom")
@requires(Permission.ACTION_READ, on=_public_action)
def follow_action(action: Action) -> Response:
    """What happens to one public action, as a feed."""
    changed = changes.find_changed(action, clock.today())
    if changed is None:
        raise NotFoundError
    page = atom.address_of(changed.row)
    feed = atom.Feed(
        base_url=base_url(),
        path=f"{page}.atom",
        page=page,
        title=f"{action.reference}: {action.wording}",
        author=authorities.the_authority().name,
        entries=atom.of_action(
            changed,
            updates.list_of(PUBLIC, action.id),
            changes.list_events(action.id, changed.public_at),
        ),
    )
    name = f"{action.reference.replace('/', '-')}.atom"
    return kept_copy(feed.written(), atom.MIMETYPE, feed.changed_at, name=name)


@blueprint.get("/committees/<code>.atom")
@requires(Permission.COMMITTEE_READ, on=_public_committee)
def follow_committee(committee: Committee) -> Response:
    """A committee's agendas, minutes and actions, as a feed."""
    changed = changes.list_changed(Filters(committee_id=committee.id), clock.today())
    meetings = atom.of_meetings(committee.name, changes.list_published(committee.id))
    feed = atom.Feed(
        base_url=base_url(),
        path=f"/committees/{committee.code}.atom",
        page=f"/committees/{committee.code}",
        title=committee.name,
        author=authorities.the_authority().name,
        entries=atom.latest_first([*meetings, *atom.of_actions(changed)]),
    )
    name = f"{committee.code}.atom"
    return kept_copy(feed.written(), atom.MIMETYPE, feed.changed_at, name=name)


@blueprint.get("/committees/<code>.ics")
@requires(Permission.COMMITTEE_READ, on=_public_committee)
def show_committee_calendar(committee: Committee) -> Response:
    """A committee's meetings, as a calendar."""
    rows = diaries.list_meetings(PUBLIC, clock.today(), [committee.id])
    events = icalendar_file.of_meetings(rows)
    body = icalendar_file.written(committee.name, events, base_url())
    changed_at = icalendar_file.last_change(events)
    name = f"{committee.code}.ics"
    return kept_copy(body, icalendar_file.MIMETYPE, changed_at, name=name)


def _holder(_reader: Reader, token: str) -> Person:
    """Whose calendar the address reads, whoever asks: it is what calendars sign in with."""
    return diaries.get_person_by_link(token)


@blueprint.get("/calendars/<token>.ics")
@requires(Permission.PUBLISHED_READ, on=_holder)
def show_own_calendar(person: Person) -> Response:
    """What is due to one person as they are today, and when their committees meet."""
    today = clock.today()
    reader = readers.reader_for(person, today)
    events = [
        *icalendar_file.of_meetings(
            diaries.list_meetings(
                reader, today, None if reader.is_clerk else sorted(reader.member_of)
            )
        ),
        *icalendar_file.of_actions(diaries.list_due(reader, today)),
    ]
    title = gettext("Matters arising: %(name)s", name=person.name)
    body = icalendar_file.written(title, events, base_url())
    changed_at = icalendar_file.last_change(events)
    return kept_copy(
        body, icalendar_file.MIMETYPE, changed_at, name="calendar.ics", is_private=True
    )
