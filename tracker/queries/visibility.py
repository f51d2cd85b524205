"""The one rule of who may see what, as SQL. Every query and every way out uses it.

A thing one may not see is not selected; words one may not read come back as NULL.
The facts are those of `tracker.access.reader.Reader`.
"""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import ColumnElement, and_, case, false, or_, select, true

from tracker.access.reader import Reader
from tracker.models import (
    Action,
    AgendaItem,
    Committee,
    Indicator,
    Job,
    Meeting,
    MinutesRevision,
    PlannedItem,
    Update,
)
from tracker.queries.reader_rules import (
    Rule,
    is_among,
    of_meetings_stood_in_at,
    of_named,
    owned,
    sits_at,
    without_interest,
)
from tracker.vocabulary import ReadingClass, Restriction, RevisionSource


def committees(reader: Reader) -> Rule:
    """Public bodies; officer groups only for clerks and those who sit on them."""
    if reader.is_clerk:
        return true()
    return or_(Committee.is_public, is_among(Committee.id, reader.member_of))


def drafts_of_committee(reader: Reader) -> Rule:
    """Whether a meeting's drafts are open to the reader as clerk or chair."""
    if reader.is_clerk:
        return true()
    return is_among(Meeting.committee_id, reader.chair_of)


def drafts_of_item(reader: Reader) -> Rule:
    """Whether an item's drafts are open: to clerk, chair and the item's lead post.

    Restricted drafts are not open to a chair who declared an interest in the item.
    """
    if reader.is_clerk:
        return true()
    chairing = drafts_of_committee(reader)
    if reader.interested_items:
        chairing = and_(
            chairing,
            or_(
                AgendaItem.restriction == Restriction.OPEN,
                without_interest(AgendaItem.id, reader),
            ),
        )
    return or_(chairing, is_among(AgendaItem.lead_post_id, reader.post_ids))


@lru_cache(maxsize=128)
def items(reader: Reader) -> Rule:
    """Items of published agendas, and drafts; select from Meeting and Committee too."""
    if reader.is_clerk:
        return true()
    published = and_(Meeting.agenda_published_at.is_not(None), committees(reader))
    drafts = or_(drafts_of_committee(reader), is_among(AgendaItem.lead_post_id, reader.post_ids))
    return or_(published, drafts)


@lru_cache(maxsize=128)
def content_of_item(reader: Reader) -> Rule:
    """Whether the words of a visible item may be read, or only its public title."""
    if reader.is_clerk:
        return true()
    return or_(AgendaItem.restriction == Restriction.OPEN, _private_matter_of_item(reader))


def _private_matter_of_item(reader: Reader) -> Rule:
    """Whether the reader is among those who read what is private about an item."""
    return or_(
        sits_at(reader),
        is_among(AgendaItem.id, reader.named_items),
        is_among(AgendaItem.lead_post_id, reader.post_ids),
        AgendaItem.id.in_(select(Action.item_id).where(Action.item_id.is_not(None), owned(reader)))
        if reader.post_ids
        else false(),
    )


def corrections(reader: Reader) -> Rule:
    """Corrections of published minutes, once these are confirmed; before, for clerks alone.

    Select from AgendaItem, Meeting and Committee too.
    """
    if reader.is_clerk:
        return true()
    return and_(
        Meeting.minutes_confirmed_at.is_not(None),
        Meeting.minutes_published_at.is_not(None),
        items(reader),
        content_of_item(reader),
    )


def own_private_matter(reader: Reader) -> Rule:
    """Whether the reader reads what is private by itself under an item that may be open.

    As `_private_matter_of_item`, but of the actions under it only a private one tells that its
    owner has a part in it.
    """
    return or_(
        sits_at(reader),
        is_among(AgendaItem.id, reader.named_items),
        is_among(AgendaItem.lead_post_id, reader.post_ids),
        AgendaItem.id.in_(
            select(Action.item_id).where(
                Action.item_id.is_not(None), Action.restriction != Restriction.OPEN, owned(reader)
            )
        )
        if reader.post_ids
        else false(),
    )


def private_drafts(reader: Reader) -> Rule:
    """Whether private drafts of an item are open: to a chair without an interest, and its lead."""
    return or_(
        and_(drafts_of_committee(reader), without_interest(AgendaItem.id, reader)),
        is_among(AgendaItem.lead_post_id, reader.post_ids),
    )


def cleared_draft(reader: Reader) -> Rule:
    """Whether a visible item's draft minutes are circulated to the reader for comment.

    They read the item's words anyhow; what is private stays with those who read it, and who
    declared an interest in the item is not asked about it.
    """
    if not reader.cleared_items:
        return false()
    return and_(
        AgendaItem.id.in_(sorted(reader.cleared_items)),
        Meeting.minutes_published_at.is_(None),
        content_of_item(reader),
        without_interest(AgendaItem.id, reader),
    )


@lru_cache(maxsize=128)
def minutes_of_item(reader: Reader) -> Rule:
    """Whether a visible item's minutes may be read: published, or a draft open to the reader."""
    published = and_(Meeting.minutes_published_at.is_not(None), content_of_item(reader))
    return or_(published, drafts_of_item(reader), cleared_draft(reader))


@lru_cache(maxsize=128)
def shown_revision(reader: Reader) -> ColumnElement[int | None]:
    """The key of the revision of minutes a reader is shown under an item, or NULL."""
    return case(
        (or_(drafts_of_item(reader), cleared_draft(reader)), AgendaItem.current_revision_id),
        (minutes_of_item(reader), AgendaItem.published_revision_id),
        else_=None,
    )


def used_as_minutes() -> Rule:
    """Versions that were an item's minutes at some time, not texts that were only set aside."""
    return MinutesRevision.made_when != RevisionSource.SET_ASIDE


def revisions(reader: Reader) -> Rule:
    """Versions of a draft open to the reader; texts set aside are for clerks alone."""
    if reader.is_clerk:
        return true()
    return and_(drafts_of_item(reader), used_as_minutes())


def _led_items(reader: Reader) -> Rule:
    if not reader.post_ids:
        return false()
    led = select(AgendaItem.id).where(AgendaItem.lead_post_id.in_(sorted(reader.post_ids)))
    return Action.item_id.in_(led)


def _unless_interested(reader: Reader) -> Rule:
    """What a seat on the committee opens of an action, unless an interest in its item closes it."""
    if not reader.interested_items:
        return true()
    return or_(
        Action.reading_class == ReadingClass.INTERNAL, without_interest(Action.item_id, reader)
    )


def attendance(reader: Reader) -> Rule:
    """Who was at a meeting: with its minutes, drafts for clerk and chair; select from Committee."""
    if reader.is_clerk:
        return true()
    published = and_(Meeting.minutes_published_at.is_not(None), committees(reader))
    return or_(published, drafts_of_committee(reader))


def interests(reader: Reader) -> Rule:
    """Declarations of interest: whoever reads the minutes of the item."""
    return and_(items(reader), minutes_of_item(reader))


@lru_cache(maxsize=128)
def actions(reader: Reader) -> Rule:
    """Actions the reader may know of."""
    if reader.is_clerk:
        return true()
    public = Action.reading_class == ReadingClass.PUBLIC
    if not reader.is_signed_in:
        return public
    ways: list[Rule] = [public]
    if reader.member_of:
        ways.append(
            and_(
                Action.reading_class.in_([ReadingClass.INTERNAL, ReadingClass.RESTRICTED]),
                is_among(Action.committee_id, reader.member_of),
                _unless_interested(reader),
            )
        )
    if reader.chair_of:
        ways.append(
            and_(is_among(Action.committee_id, reader.chair_of), _unless_interested(reader))
        )
    if reader.post_ids:
        ways.extend((owned(reader), _led_items(reader)))
    if reader.named_items or reader.named_actions:
        ways.append(of_named(reader))
    if reader.substitute_at:
        ways.append(of_meetings_stood_in_at(reader))
    return or_(*ways)


@lru_cache(maxsize=128)
def passage_of_action(reader: Reader) -> Rule:
    """Whether a visible action's passage may be read; its owner waits for the minutes."""
    if reader.is_clerk:
        return true()
    public = Action.reading_class == ReadingClass.PUBLIC
    if not reader.is_signed_in:
        return public
    draft = Action.reading_class == ReadingClass.DRAFT
    return or_(
        public,
        and_(
            Action.reading_class.in_([ReadingClass.INTERNAL, ReadingClass.RESTRICTED]),
            or_(
                and_(is_among(Action.committee_id, reader.member_of), _unless_interested(reader)),
                owned(reader),
            ),
        ),
        and_(
            draft,
            or_(
                and_(is_among(Action.committee_id, reader.chair_of), _unless_interested(reader)),
                _led_items(reader),
            ),
        ),
        of_named(reader),
        of_meetings_stood_in_at(reader),
    )


@lru_cache(maxsize=128)
def updates(reader: Reader) -> Rule:
    """Updates on a visible action: released ones, and all for clerks, its members and owners."""
    if reader.is_clerk:
        return true()
    released = Update.released_at.is_not(None)
    if not reader.is_signed_in:
        return released
    inside = (
        select(Action.id)
        .where(Action.id == Update.action_id, inside_of_action(reader))
        .correlate(Update)
    )
    return or_(released, inside.exists())


@lru_cache(maxsize=128)
def inside_of_action(reader: Reader) -> Rule:
    """Whether what is not released may be read on a visible action: by clerks, members, owners."""
    if reader.is_clerk:
        return true()
    if not reader.is_signed_in:
        return false()
    sits = is_among(Action.committee_id, reader.member_of)
    if reader.interested_items:
        of_no_interest = or_(
            Action.reading_class != ReadingClass.RESTRICTED,
            without_interest(Action.item_id, reader),
        )
        sits = and_(sits, of_no_interest)
    return or_(sits, owned(reader))


def planned_items(reader: Reader) -> Rule:
    """Planned items of a visible committee that are public; select from Committee too.

    Those not public yet are drafts: for clerk, chair and their lead post. One that an action
    feeds is seen by whoever may know of the action; one that became an agenda item follows
    that item, so that taking it in private takes it from the programme as well.
    """
    if reader.is_clerk:
        return true()
    drafts = or_(
        is_among(PlannedItem.committee_id, reader.chair_of),
        is_among(PlannedItem.lead_post_id, reader.post_ids),
    )
    source = (
        select(Action.id)
        .where(Action.id == PlannedItem.action_id, actions(reader))
        .correlate(PlannedItem)
    )
    readable = (
        select(AgendaItem.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItem.id == PlannedItem.item_id, content_of_item(reader))
        .correlate(PlannedItem)
    )
    return and_(
        committees(reader),
        or_(PlannedItem.is_public, drafts),
        or_(PlannedItem.action_id.is_(None), source.exists()),
        or_(PlannedItem.item_id.is_(None), readable.exists()),
    )


def jobs(reader: Reader) -> Rule:
    """Long work, for whoever asked for it, clerks and administrators."""
    if reader.is_clerk or reader.is_admin:
        return true()
    return Job.asked_by_id == reader.person_id if reader.is_signed_in else false()


def indicators(reader: Reader) -> Rule:
    """Indicators marked public; the others for those who work with them."""
    if reader.is_clerk or reader.is_performance_officer or reader.member_of or reader.post_ids:
        return true()
    return Indicator.is_public.is_(True)
