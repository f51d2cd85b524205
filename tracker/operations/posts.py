"""Posts that own actions, where they belong, and who holds them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, selectinload, undefer_group

from tracker import clock
from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import (
    Action,
    ActionPost,
    AgendaItem,
    Meeting,
    Organisation,
    Person,
    PlannedItem,
    Post,
    PostHolder,
    Service,
)
from tracker.operations import action_emails, actions, items, programme
from tracker.operations.versions import check_version, touch
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import HolderKind


def add_service(name: str, actor: Reader | None) -> Service:
    """Add a service of the council."""
    service = Service(name=_free_name(Service, name))
    db.session.add(service)
    db.session.flush()
    record(AuditTag.SERVICE_ADDED, service, actor, service.name)
    return service


def add_organisation(name: str, actor: Reader | None) -> Organisation:
    """Add a body outside the council whose posts own actions."""
    organisation = Organisation(name=_free_name(Organisation, name))
    db.session.add(organisation)
    db.session.flush()
    record(AuditTag.ORGANISATION_ADDED, organisation, actor, organisation.name)
    return organisation


def _free_name(table: type[Service | Organisation], name: str) -> str:
    name = name.strip()
    if db.session.scalar(select(table.id).where(func.lower(table.name) == name.lower())):
        raise RuleBroken("name", Broken.NAME_TAKEN)
    return name


def add_post(
    title: str,
    actor: Reader | None,
    *,
    service: Service | None = None,
    organisation: Organisation | None = None,
    parent: Post | None = None,
    other_names: list[str] | None = None,
    name_is_public: bool = False,
) -> Post:
    """Add a post that can own actions."""
    title = _free_title(title, None)
    if service and organisation:
        raise RuleBroken("organisation", Broken.TWO_HOMES)
    post = Post(
        title=title,
        service_id=service.id if service else None,
        organisation_id=organisation.id if organisation else None,
        parent_id=parent.id if parent else None,
        other_names=other_names or [],
        name_is_public=name_is_public,
    )
    db.session.add(post)
    db.session.flush()
    record(AuditTag.POST_ADDED, post, actor, post.title)
    return post


def change_post(
    post: Post,
    actor: Reader,
    *,
    title: str,
    service: Service | None,
    organisation: Organisation | None,
    parent: Post | None,
    other_names: list[str],
    name_is_public: bool,
    ended_on: date | None,
    seen_version: int,
) -> None:
    """Change a post; its actions stay with it.

    `ended_on` corrects the last day of a post that ended, or takes it up again with None;
    `end_post` is the way to end one.
    """
    check_version(post.version, seen_version)
    if service and organisation:
        raise RuleBroken("organisation", Broken.TWO_HOMES)
    _check_above(post, parent)
    post.title = _free_title(title, post.id)
    post.service_id = service.id if service else None
    post.organisation_id = organisation.id if organisation else None
    post.parent_id = parent.id if parent else None
    if post.other_names != other_names:
        post.other_names = other_names
    post.name_is_public = name_is_public
    if post.ended_on is not None:
        post.ended_on = ended_on
    changes = changes_of(post)
    db.session.flush()
    if changes:
        record(AuditTag.POST_CHANGED, post, actor, post.title, changes=changes)


def end_post(
    post: Post,
    on: date,
    new_owner: Post | None,
    actor: Reader,
    today: date,
    reason: str,
    *,
    seen_version: int,
) -> int:
    """End a post on a day, its last: its open actions go to another, whoever holds it leaves.

    What it leads on agendas and work programmes to come goes to that other post too; where none
    is given, to nobody.

    Returns:
        How many actions were given to the other post, each with the reason on record.

    Raises:
        RuleBroken: it has ended, or not yet; or it owns open actions and no other post, or no
            reason, is given.
    """
    check_version(post.version, seen_version)
    if post.ended_on is not None:
        raise RuleBroken("on", Broken.ENDED)
    if on > today:
        raise RuleBroken("on", Broken.END_NOT_REACHED)
    owned = db.session.scalars(
        select(Action)
        .options(joinedload(Action.lead_post))
        .where(Action.lead_post_id == post.id, Action.is_open)
    ).all()
    if owned:
        if new_owner is None or new_owner.id == post.id or new_owner.ended_on is not None:
            raise RuleBroken("new_owner", Broken.NEW_OWNER_MISSING, number=len(owned))
        if not reason.strip():
            raise RuleBroken("reason", Broken.REASON_MISSING)
    for action in owned:
        actions.reassign(action, new_owner, actor, reason.strip(), tell=False)
    issued = [action for action in owned if action.issued_at is not None]
    if issued:
        action_emails.queue_given(issued, clock.now())
    _pass_on_contributions(post, new_owner, actor, reason.strip())
    _pass_on_subjects(post, new_owner, actor, today, reason.strip())
    _end_holdings(post, on, actor)
    post.ended_on = on
    changes = changes_of(post)
    if owned and new_owner:
        changes["taken_over_by"] = [None, new_owner.title]
    db.session.flush()
    record(AuditTag.POST_ENDED, post, actor, post.title, changes=changes, reason=reason.strip())
    return len(owned)


def _pass_on_contributions(post: Post, new_owner: Post | None, actor: Reader, reason: str) -> None:
    """Let the other post contribute to the open actions this one contributes to, or nobody."""
    contributed = db.session.scalars(
        select(Action)
        .join(ActionPost, ActionPost.action_id == Action.id)
        .options(selectinload(Action.contributors))
        .where(ActionPost.post_id == post.id, Action.is_open)
        .order_by(Action.id)
    ).all()
    for action in contributed:
        link = next(each for each in action.contributors if each.post_id == post.id)
        taken = action.contributing | {action.lead_post_id}
        if new_owner is None or new_owner.id in taken:
            db.session.delete(link)
        else:
            link.post_id = new_owner.id
        touch(action)
        to = new_owner.title if new_owner else None
        changes = {"contributor": [post.title, to]}
        tag = AuditTag.ACTION_AMENDED
        record(tag, action, actor, action.reference, changes=changes, reason=reason)


def _pass_on_subjects(
    post: Post, new_owner: Post | None, actor: Reader, today: date, reason: str
) -> None:
    """Let the other post lead the items and planned items to come, or nobody.

    Those of meetings that were held keep who led them then.
    """
    coming = db.session.scalars(
        select(AgendaItem)
        .options(undefer_group("content"))
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItem.lead_post_id == post.id, Meeting.held_on >= today)
        .order_by(AgendaItem.id)
    ).all()
    planned = db.session.scalars(
        select(PlannedItem)
        .where(
            PlannedItem.lead_post_id == post.id,
            PlannedItem.item_id.is_(None),
            PlannedItem.dropped_on.is_(None),
        )
        .order_by(PlannedItem.id)
    ).all()
    changes = {"owner": [post.title, new_owner.title if new_owner else None]}
    for thing in (*coming, *planned):
        thing.lead_post_id = new_owner.id if new_owner else None
    for item in coming:
        name = items.shown_name(item)
        record(AuditTag.ITEM_CHANGED, item, actor, name, changes=changes, reason=reason)
    for plan in planned:
        name = programme.shown_name(plan)
        record(AuditTag.PLANNED_ITEM_CHANGED, plan, actor, name, changes=changes, reason=reason)


def _end_holdings(post: Post, on: date, actor: Reader) -> None:
    """End the holdings that go on; one that has not begun by then never will."""
    holdings = db.session.execute(
        select(PostHolder, Person)
        .join(Person, Person.id == PostHolder.person_id)
        .where(
            PostHolder.post_id == post.id,
            or_(PostHolder.to_on.is_(None), PostHolder.to_on > on),
        )
    ).all()
    for holder, person in holdings:
        if holder.from_on <= on:
            end_holding(holder, post, person, on, actor)
        else:
            db.session.delete(holder)
            changes = {"holder": [person.name, None]}
            record(AuditTag.HOLDER_ENDED, post, actor, post.title, changes=changes)


def _free_title(title: str, post_id: int | None) -> str:
    title = title.strip()
    owner = db.session.scalar(select(Post.id).where(func.lower(Post.title) == title.lower()))
    if owner is not None and owner != post_id:
        raise RuleBroken("title", Broken.NAME_TAKEN)
    return title


def _check_above(post: Post, parent: Post | None) -> None:
    """Refuse a parent that answers, directly or in the end, to the post itself."""
    above, seen = (parent.id if parent else None), set[int]()
    while above is not None and above not in seen:
        if above == post.id:
            raise RuleBroken("parent", Broken.PARENT_BELOW)
        seen.add(above)
        above = db.session.scalar(select(Post.parent_id).where(Post.id == above))


def appoint(
    post: Post,
    person: Person,
    from_on: date,
    actor: Reader | None,
    *,
    kind: HolderKind = HolderKind.SUBSTANTIVE,
    to_on: date | None = None,
) -> PostHolder:
    """Let a person hold, act in or deputise for a post from a day on."""
    if to_on and to_on < from_on:
        raise RuleBroken("to_on", Broken.ENDS_BEFORE_IT_BEGINS)
    if post.ended_on and from_on > post.ended_on:
        raise RuleBroken("from_on", Broken.ENDED)
    held = select(PostHolder.id).where(
        PostHolder.post_id == post.id,
        PostHolder.person_id == person.id,
        or_(PostHolder.to_on.is_(None), PostHolder.to_on >= from_on),
    )
    if to_on is not None:
        held = held.where(PostHolder.from_on <= to_on)
    if db.session.scalar(held):
        raise RuleBroken("person", Broken.HELD_ALREADY)
    holder = PostHolder(
        post_id=post.id, person_id=person.id, kind=kind, from_on=from_on, to_on=to_on
    )
    db.session.add(holder)
    db.session.flush()
    record(
        AuditTag.HOLDER_APPOINTED,
        post,
        actor,
        post.title,
        changes={"holder": [None, person.name], "kind": [None, kind.value]},
    )
    return holder


def end_holding(holder: PostHolder, post: Post, person: Person, to_on: date, actor: Reader) -> None:
    """End a person's time in a post on a day, the last on which they answer for it."""
    if to_on < holder.from_on:
        raise RuleBroken("to_on", Broken.ENDS_BEFORE_IT_BEGINS)
    holder.to_on = to_on
    changes = {"holder": [person.name, None], "to_on": [None, to_on.isoformat()]}
    record(AuditTag.HOLDER_ENDED, post, actor, post.title, changes=changes)
