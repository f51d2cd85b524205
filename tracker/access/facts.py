"""One-line facts about a reader and a thing; the policy is built from nothing else.

`thing` is the row that the permission is asked about: a committee, meeting, item or
action. Each fact says no when the thing lacks what it looks at.
"""

from __future__ import annotations

from collections.abc import Callable

from tracker.access.reader import Reader
from tracker.models import (
    Action,
    AgendaItem,
    Clearance,
    ClearanceComment,
    Committee,
    Document,
    Indicator,
    Job,
    Meeting,
    Person,
    Redaction,
)

Thing = (
    Committee
    | Meeting
    | AgendaItem
    | Clearance
    | ClearanceComment
    | Document
    | Action
    | Indicator
    | Person
    | Redaction
    | Job
    | None
)
Fact = Callable[[Reader, Thing], bool]


def committee_of(thing: Thing) -> int | None:
    """The key of the committee a thing belongs to."""
    match thing:
        case Committee():
            return thing.id
        case Meeting() | Action():
            return thing.committee_id
        case AgendaItem():
            return thing.meeting.committee_id
        case _:
            return None


def anyone(_reader: Reader, _thing: Thing) -> bool:
    """Everybody, the public too."""
    return True


def somebody(reader: Reader, _thing: Thing) -> bool:
    """Anybody signed in."""
    return reader.is_signed_in


def a_clerk(reader: Reader, _thing: Thing) -> bool:
    """A clerk of Democratic Services."""
    return reader.is_clerk


def an_admin(reader: Reader, _thing: Thing) -> bool:
    """Whoever administers the installation."""
    return reader.is_admin


def a_clerk_over_others(reader: Reader, thing: Thing) -> bool:
    """A clerk, on whoever is neither administrator nor another clerk.

    A link or a new address would let one clerk become another, and be two people at once.
    """
    if not reader.is_clerk:
        return False
    if not isinstance(thing, Person) or thing.id == reader.person_id:
        return not (isinstance(thing, Person) and thing.is_admin)
    return not (thing.is_admin or thing.is_clerk or thing.is_performance_officer)


def a_performance_officer(reader: Reader, _thing: Thing) -> bool:
    """Whoever keeps the indicators."""
    return reader.is_performance_officer


def its_asker(reader: Reader, thing: Thing) -> bool:
    """Whoever asked for a job."""
    return reader.is_signed_in and isinstance(thing, Job) and thing.asked_by_id == reader.person_id


def its_chair(reader: Reader, thing: Thing) -> bool:
    """Chair or vice-chair today of the committee it belongs to."""
    return committee_of(thing) in reader.chair_of


def its_member(reader: Reader, thing: Thing) -> bool:
    """A member today of the committee it belongs to."""
    return committee_of(thing) in reader.member_of


def its_lead(reader: Reader, thing: Thing) -> bool:
    """Holder or deputy today of the post that leads an agenda item."""
    return isinstance(thing, AgendaItem) and thing.lead_post_id in reader.post_ids


def asked_to_comment(reader: Reader, thing: Thing) -> bool:
    """Holder or deputy today of a post asked about draft minutes, or the chair, where asked."""
    circulated = thing.clearance if isinstance(thing, ClearanceComment) else thing
    return isinstance(circulated, Clearance) and any(
        asked.post_id in reader.post_ids
        if asked.post_id is not None
        else circulated.meeting.committee_id in reader.chair_of
        for asked in circulated.asked
    )


def its_owner(reader: Reader, thing: Thing) -> bool:
    """Holder or deputy today of a post that leads or contributes to an issued action."""
    return (
        isinstance(thing, Action)
        and thing.issued_at is not None
        and (thing.lead_post_id in reader.post_ids or bool(thing.contributing & reader.post_ids))
    )


def its_lead_before_publication(reader: Reader, thing: Thing) -> bool:
    """Holder or deputy today of the post that leads an item whose agenda is not published yet."""
    item = thing.item if isinstance(thing, Document) else thing
    return (
        isinstance(item, AgendaItem)
        and item.meeting.agenda_published_at is None
        and item.lead_post_id in reader.post_ids
    )


def a_second_person(reader: Reader, thing: Thing) -> bool:
    """A clerk or administrator, on a redaction that somebody else asked for."""
    return (
        (reader.is_clerk or reader.is_admin)
        and isinstance(thing, Redaction)
        and thing.asked_by_id != reader.person_id
    )
