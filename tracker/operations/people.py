"""People in the records, and how they come to sign in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

from tracker.access.reader import Reader
from tracker.access.tokens import hash_of
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import OneTimeLink, Person
from tracker.operations import accounts, api_tokens
from tracker.operations.versions import check_version
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import LinkPurpose

INVITATION_LASTS = timedelta(days=7)
RESET_LASTS = timedelta(hours=1)
TOKEN_BYTES = 16


@dataclass(frozen=True, slots=True)
class Duties:
    """What only an administrator gives a person."""

    is_clerk: bool
    is_admin: bool
    is_performance_officer: bool


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
    email = _free_email(email, None)
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


def change_person(
    person: Person,
    actor: Reader,
    *,
    name: str,
    email: str | None,
    seen_version: int,
) -> None:
    """Change a person's name and e-mail address."""
    check_version(person.version, seen_version)
    email = _free_email(email, person.id)
    if email is None and person.password_hash:
        raise RuleBroken("email", Broken.EMAIL_NEEDED)
    person.name = name.strip()
    person.email = email
    _note_changes(person, actor)


def grant(person: Person, actor: Reader, duties: Duties, *, seen_version: int) -> None:
    """Say what a person does here; what they may do changes with their next request."""
    check_version(person.version, seen_version)
    if person.is_admin and not duties.is_admin:
        _check_another_admin(person, "is_admin")
    for name in Duties.__slots__:
        setattr(person, name, getattr(duties, name))
    _note_changes(person, actor)


def _note_changes(person: Person, actor: Reader) -> None:
    changes = changes_of(person)
    db.session.flush()
    if changes:
        record(AuditTag.PERSON_CHANGED, person, actor, person.name, changes=changes)


def stop(person: Person, actor: Reader, now: datetime) -> None:
    """Let a person sign in no more, and end their sign-ins at once."""
    if person.id == actor.person_id:
        raise RuleBroken("person", Broken.OWN_ACCOUNT)
    if person.is_admin:
        _check_another_admin(person, "person")
    person.disabled_at = now
    accounts.end_sign_ins(person.id, now)
    _end_links(person, now)
    api_tokens.end_all(person.id, now)
    db.session.flush()
    record(AuditTag.PERSON_STOPPED, person, actor, person.name)


def restore(person: Person, actor: Reader) -> None:
    """Let a person who was stopped sign in again."""
    person.disabled_at = None
    db.session.flush()
    record(AuditTag.PERSON_RESTORED, person, actor, person.name)


def invite(person: Person, actor: Reader, now: datetime) -> str:
    """Make a link by which a person sets their password; return its token, kept only as a digest.

    The link is for one use within seven days, and a new one ends those made before.
    """
    if person.email is None:
        raise RuleBroken("person", Broken.EMAIL_NEEDED)
    _end_links(person, now)
    token = _add_link(person, LinkPurpose.INVITATION, actor, now, now + INVITATION_LASTS)
    record(AuditTag.PERSON_INVITED, person, actor, person.name)
    return token


def may_reset_password(person: Person) -> bool:
    """Whether a link to a new password may be sent: only to whom a clerk has let in before."""
    return bool(person.email and person.password_hash and person.disabled_at is None)


def make_reset_link(person: Person, now: datetime) -> str:
    """Make a link by which somebody who forgot their password sets a new one; return its token.

    It is for one use within an hour. Links made before stay open until one is used: the
    e-mail with an older one may be the one that arrives.
    """
    token = _add_link(person, LinkPurpose.PASSWORD_RESET, None, now, now + RESET_LASTS)
    record(AuditTag.PASSWORD_LINK_SENT, person, None, person.name)
    return token


def reset_password(link: OneTimeLink, person: Person, password_hash: str, now: datetime) -> None:
    """Use up a link to a new password: set it, and end every sign-in and every other link."""
    link.used_at = now
    db.session.flush()
    _end_links(person, now)
    accounts.end_sign_ins(person.id, now)
    _set_password(person, password_hash, None)


def accept_invitation(link: OneTimeLink, person: Person, password_hash: str, now: datetime) -> None:
    """Use up an invitation: set the password, and end what was open under an older one."""
    link.used_at = now
    accounts.end_sign_ins(person.id, now)
    _end_links(person, now)
    _set_password(person, password_hash, None)


def change_password(
    person: Person, password_hash: str, actor: Reader, now: datetime, *, keep: int
) -> None:
    """Set a person's own new password; every sign-in but the one kept ends, and so do links."""
    accounts.end_sign_ins(person.id, now, keep=keep)
    _end_links(person, now)
    _set_password(person, password_hash, actor)


def _add_link(
    person: Person, purpose: LinkPurpose, actor: Reader | None, now: datetime, ends_at: datetime
) -> str:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    db.session.add(
        OneTimeLink(
            token_hash=hash_of(token),
            person_id=person.id,
            purpose=purpose,
            made_by_id=actor.person_id if actor else None,
            made_at=now,
            ends_at=ends_at,
        )
    )
    db.session.flush()
    return token


def _set_password(person: Person, password_hash: str, actor: Reader | None) -> None:
    person.password_hash = password_hash
    db.session.flush()
    record(AuditTag.PASSWORD_SET, person, actor, person.name)


def _end_links(person: Person, now: datetime) -> None:
    db.session.execute(
        update(OneTimeLink)
        .where(
            OneTimeLink.person_id == person.id,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.ends_at > now,
        )
        .values(ends_at=now)
    )


def _free_email(email: str | None, person_id: int | None) -> str | None:
    email = (email or "").strip().lower() or None
    if email is None:
        return None
    owner = db.session.scalar(select(Person.id).where(Person.email == email))
    if owner is not None and owner != person_id:
        raise RuleBroken("email", Broken.EMAIL_TAKEN)
    return email


def _check_another_admin(person: Person, field: str) -> None:
    others = select(Person.id).where(
        Person.is_admin.is_(True), Person.disabled_at.is_(None), Person.id != person.id
    )
    if db.session.scalar(others.limit(1)) is None:
        raise RuleBroken(field, Broken.LAST_ADMIN)
