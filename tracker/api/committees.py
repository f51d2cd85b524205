"""Committees and posts: what the other subjects name."""

from __future__ import annotations

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.api.operation import Shown, operation
from tracker.api.pages_of import page
from tracker.api.shapes.shown import (
    CommitteeList,
    CommitteeShown,
    PlannedList,
    PlannedShown,
    PostList,
    PostShown,
)
from tracker.models import Committee
from tracker.queries import committees, posts, programme
from tracker.queries.fetch import AnyRow
from tracker.rules.references import reference
from tracker.vocabulary import TokenScope


def _shown(committee: Committee) -> CommitteeShown:
    return CommitteeShown(
        code=committee.code,
        name=committee.name,
        kind=committee.kind,
        is_public=committee.is_public,
        abolished_on=committee.abolished_on,
        page=page("committees", committee.code),
    )


@operation(
    "GET",
    "/committees",
    permission=Permission.PUBLISHED_READ,
    scope=TokenScope.MEETINGS_READ,
    shows=CommitteeList,
)
def list_committees(reader: Reader) -> Shown:
    """Committees by name."""
    return Shown(CommitteeList(committees=[_shown(each) for each in committees.list_all(reader)]))


@operation(
    "GET",
    "/committees/<code>",
    permission=Permission.COMMITTEE_READ,
    scope=TokenScope.MEETINGS_READ,
    shows=CommitteeShown,
    on=committees.get,
)
def show_committee(_reader: Reader, committee: Committee) -> Shown:
    """One committee."""
    return Shown(_shown(committee))


@operation(
    "GET",
    "/posts",
    permission=Permission.PUBLISHED_READ,
    scope=TokenScope.ACTIONS_READ,
    shows=PostList,
)
def list_posts(_reader: Reader) -> Shown:
    """Posts that can own actions, by title."""
    rows = posts.list_open(clock.today())
    return Shown(
        PostList(posts=[PostShown(id=row.id, title=row.title, service=row.service) for row in rows])
    )


@operation(
    "GET",
    "/committees/<code>/programme",
    permission=Permission.PROGRAMME_READ,
    scope=TokenScope.MEETINGS_READ,
    shows=PlannedList,
    on=committees.get,
)
def list_programme(reader: Reader, committee: Committee) -> Shown:
    """A committee's work programme, as far as it may be read."""
    found = programme.programme_of(reader, committee.id, clock.today())
    rows = [row for group in found.groups for row in group.rows]
    return Shown(
        PlannedList(planned=[_planned(row) for row in [*rows, *found.unplaced, *found.considered]])
    )


def _planned(row: AnyRow) -> PlannedShown:
    from_action = row.action_code is not None
    return PlannedShown(
        id=row.id,
        subject=row.subject,
        purpose=row.purpose,
        lead_post=row.lead_post,
        is_public=row.is_public,
        version=row.version,
        meeting=row.meeting_public_id,
        held_on=row.held_on,
        item=row.item_public_id,
        action=reference(row.action_code, row.action_year, row.action_number)
        if from_action
        else None,
    )
