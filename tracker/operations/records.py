"""People, posts, services and committees: the authority's own records."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import func, select

from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import (
    Committee,
    Membership,
    Organisation,
    Person,
    Post,
    PostHolder,
    Service,
)
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.references import check_code
from tracker.vocabulary import CommitteeKind, HolderKind, MemberRole


def add_person(
    name: str,
    email: str | None,
    *,
    actor: Reader | None,
    password_hash: str | None = None,
    is_clerk: bool = False,
    is_admin: bool = False,
    is_performance_officer: bool = False,
) -> Person:
    """Add somebody to the records; with a password they can sign in."""
    email = (email or "").strip().lower() or None
    if email and db.session.scalar(select(Person.id).where(Person.email == email)):
        raise RuleBroken("email", Broken.EMAIL_TAKEN)
    person = Person(
        name=name.strip(),
        email=email,
        password_hash=password_hash,
        is_clerk=is_clerk,
        is_admin=is_admin,
        is_performance_officer=is_performance_officer,
    )
    db.session.add(person)
    db.session.flush()
    record(AuditTag.PERSON_ADDED, person, actor, person.name)
    return person


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
    title = title.strip()
    if db.session.scalar(select(Post.id).where(func.lower(Post.title) == title.lower())):
        raise RuleBroken("title", Broken.NAME_TAKEN)
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


def add_committee(
    code: str,
    name: str,
    actor: Reader | None,
    *,
    kind: CommitteeKind = CommitteeKind.SCRUTINY,
    paper_lead_days: int = 8,
    usual_place: str | None = None,
    usual_time: time | None = None,
) -> Committee:
    """Add a body that meets. Officer groups are never public."""
    code = code.strip().upper()
    check_code(code)
    if db.session.scalar(select(Committee.id).where(Committee.code == code)):
        raise RuleBroken("code", Broken.CODE_TAKEN)
    committee = Committee(
        code=code,
        name=name.strip(),
        kind=kind,
        is_public=kind is not CommitteeKind.OFFICER_GROUP,
        paper_lead_days=paper_lead_days,
        usual_place=usual_place or None,
        usual_time=usual_time,
    )
    db.session.add(committee)
    db.session.flush()
    record(AuditTag.COMMITTEE_ADDED, committee, actor, committee.name)
    return committee


def change_committee(
    committee: Committee,
    actor: Reader,
    *,
    name: str,
    paper_lead_days: int,
    usual_place: str | None,
    usual_time: time | None,
) -> None:
    """Change what may change of a committee; its code stays, as references carry it."""
    committee.name = name.strip()
    committee.paper_lead_days = paper_lead_days
    committee.usual_place = usual_place or None
    committee.usual_time = usual_time
    changes = changes_of(committee)
    if changes:
        record(AuditTag.COMMITTEE_CHANGED, committee, actor, committee.name, changes=changes)


def seat(
    committee: Committee,
    person: Person,
    role: MemberRole,
    from_on: date,
    actor: Reader | None,
    *,
    to_on: date | None = None,
) -> Membership:
    """Put a person on a committee from a day on."""
    if to_on and to_on < from_on:
        raise RuleBroken("to_on", Broken.ENDS_BEFORE_IT_BEGINS)
    membership = Membership(
        committee_id=committee.id, person_id=person.id, role=role, from_on=from_on, to_on=to_on
    )
    db.session.add(membership)
    db.session.flush()
    changes = {"member": [None, person.name], "role": [None, role.value]}
    record(AuditTag.MEMBER_SEATED, committee, actor, committee.name, changes=changes)
    return membership
