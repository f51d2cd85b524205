"""Actions: the register, one with all that may be read of it, its updates and its history."""

from __future__ import annotations

from typing import Any

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.api import places
from tracker.api.operation import Shown, operation
from tracker.api.pages_of import own
from tracker.api.shapes.asked import ActionsAsked
from tracker.api.shapes.shown import (
    ActionLine,
    ActionList,
    ActionWhole,
    EventList,
    EventShown,
    LinkedIndicator,
    OriginShown,
    UpdateList,
    UpdateShown,
)
from tracker.api.telling import action_lines, updates_shown
from tracker.models import Action
from tracker.noting import note_found
from tracker.queries import (
    NotFoundError,
    actions,
    committees,
    duplicates,
    history,
    indicators,
    register,
    updates,
)
from tracker.queries.register import Filters, Place
from tracker.vocabulary import TokenScope
from tracker.wording.history import lines_of, title_of

ADDRESS = "/actions/<code>/<year>/<int:number>"


@operation(
    "GET",
    "/actions",
    permission=Permission.PUBLISHED_READ,
    scope=TokenScope.ACTIONS_READ,
    shows=ActionList,
    asks=ActionsAsked,
)
def list_actions(reader: Reader, asked: ActionsAsked) -> Shown:
    """The register of actions, filtered, in a stable order, page by page."""
    today = clock.today()
    found = register.page_of_actions(
        reader,
        _filters(reader, asked),
        today,
        sort=asked.sort,
        place=_place(asked),
        size=asked.limit,
    )

    def neighbour(place: Place | None) -> str | None:
        if place is None:
            return None
        side = "before" if place.is_before else "after"
        here = places.cursor(asked.sort.value, side, register.text_of(place))
        return own("/actions", **asked.model_dump() | {"cursor": here})

    previous, following = neighbour(found.previous), neighbour(found.next)
    links = {"prev": previous, "next": following}
    return Shown(
        ActionList(
            actions=action_lines(reader, found.rows, today), previous=previous, next=following
        ),
        links={name: target for name, target in links.items() if target},
    )


def _filters(reader: Reader, asked: ActionsAsked) -> Filters:
    named: dict[str, Any] = {}
    try:
        if asked.committee is not None:
            named["committee_id"] = committees.get(reader, asked.committee).id
    except NotFoundError:
        raise places.unknown("committee") from None
    try:
        if asked.indicator is not None:
            named["indicator_id"] = indicators.get(reader, asked.indicator).id
    except NotFoundError:
        raise places.unknown("indicator") from None
    if asked.meeting is not None:
        meeting = register.find_meeting(reader, asked.meeting)
        if meeting is None:
            raise places.unknown("meeting")
        named["meeting_id"] = meeting.id
    return Filters(
        standings=tuple(dict.fromkeys(asked.standing)),
        post_id=asked.owner,
        service_id=asked.service,
        year=asked.year,
        words=asked.words,
        **named,
    )


def _place(asked: ActionsAsked) -> Place | None:
    if asked.cursor is None:
        return None
    try:
        sort, side, text = places.parts_of(asked.cursor, 3)
        if sort != asked.sort.value or side not in {"before", "after"}:
            raise places.not_understood()
        return register.place_of(asked.sort, text, is_before=side == "before")
    except ValueError:
        raise places.not_understood() from None


@operation(
    "GET",
    ADDRESS,
    permission=Permission.ACTION_READ,
    scope=TokenScope.ACTIONS_READ,
    shows=ActionWhole,
    on=actions.get,
)
def show_action(reader: Reader, action: Action) -> Shown:
    """One action, with all that may be read of it; its ETag is what a change sends as If-Match."""
    today = clock.today()
    row = actions.list_by_key(reader, today, [action.id])[action.id]
    origin = actions.find_origin(reader, action)
    line: ActionLine = action_lines(reader, [row], today)[0]
    return Shown(
        ActionWhole(
            **line.model_dump(),
            version=action.version,
            passage=action.shown_passage,
            contributors=list(actions.list_contributors(action)),
            origin=OriginShown(
                meeting=origin.meeting_public_id,
                held_on=origin.held_on,
                item=origin.item_public_id,
                number=origin.number,
                title=origin.title,
            )
            if origin
            else None,
            indicators=[
                LinkedIndicator(
                    reference=each.reference, name=each.name, expectation=each.expectation
                )
                for each in actions.list_indicators(reader, action.id)
            ],
            same=[
                f"{each.code}/{each.year}/{each.number:03d}"
                for each in duplicates.list_same(reader, action)
            ],
            updates=updates_shown(reader, updates.list_of(reader, action.id)),
        ),
        version=action.version,
    )


@operation(
    "GET",
    ADDRESS + "/updates",
    permission=Permission.ACTION_READ,
    scope=TokenScope.ACTIONS_READ,
    shows=UpdateList,
    on=actions.get,
)
def list_updates(reader: Reader, action: Action) -> Shown:
    """What was said about an action, newest first: released updates, and all to those inside."""
    return Shown(UpdateList(updates=updates_shown(reader, updates.list_of(reader, action.id))))


@operation(
    "GET",
    ADDRESS + "/updates/<int:update_id>",
    permission=Permission.ACTION_READ,
    scope=TokenScope.ACTIONS_READ,
    shows=UpdateShown,
)
def show_update(reader: Reader, code: str, year: str, number: int, update_id: int) -> Shown:
    """One update of an action."""
    action = actions.get(reader, code, year, number)
    note_found(action)
    shown = updates_shown(reader, updates.list_of(reader, action.id))
    found = next((each for each in shown if each.id == update_id), None)
    if found is None:
        raise NotFoundError
    return Shown(found)


@operation(
    "GET",
    ADDRESS + "/history",
    permission=Permission.ACTION_HISTORY,
    scope=TokenScope.ACTIONS_READ,
    shows=EventList,
    on=actions.get,
)
def list_history(reader: Reader, action: Action) -> Shown:
    """What was done to an action, newest first."""
    return Shown(
        EventList(
            events=[
                EventShown(
                    title=title_of(row.tag),
                    at=row.at,
                    by=row.actor,
                    through=row.through,
                    lines=lines_of(row.tag, row.changes),
                    reason=row.reason,
                )
                for row in history.list_of_action(reader, action)
            ]
        )
    )
