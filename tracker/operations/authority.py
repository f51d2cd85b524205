"""The council's own settings: names, words, colour, and the days that begin its years."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import AnnualMeeting, Authority, Logo
from tracker.queries import authorities
from tracker.queries.authorities import the_authority
from tracker.rules import colours, pictures
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import Nation


@dataclass(frozen=True, slots=True)
class AuthorityWords:
    """What somebody enters of the council."""

    name: str
    short_name: str
    nation: Nation
    log_name: str
    chair_word: str
    colour: str
    closes_provisionally: bool = False


def establish(name: str, nation: Nation) -> None:
    """Record the council by the names it was installed with, unless it is recorded already."""
    if db.session.get(Authority, 1) is not None:
        return
    authority = the_authority()
    authority.name = authority.short_name = name
    authority.nation = nation
    db.session.add(authority)
    db.session.flush()
    record(AuditTag.AUTHORITY_CHANGED, authority, None, name, changes={"name": [None, name]})


def change(authority: Authority, words: AuthorityWords, actor: Reader | None) -> None:
    """Change the council's settings; the first time, record the council."""
    colours.check_brand(words.colour)
    for name in AuthorityWords.__slots__:
        setattr(authority, name, getattr(words, name))
    authority.colour = words.colour.lower()
    db.session.add(authority)
    changes = changes_of(authority)
    db.session.flush()
    if changes:
        record(AuditTag.AUTHORITY_CHANGED, authority, actor, authority.name, changes=changes)


def change_logo(authority: Authority, sent: bytes | None, actor: Reader) -> None:
    """Put a picture in the header of every page, in place of an earlier one.

    Raises:
        RuleBroken: on the field `file`: it cannot be shown (`tracker.rules.pictures`).
    """
    if sent is None:
        raise RuleBroken("file", Broken.DOCUMENT_MISSING)
    picture = pictures.read(sent)
    digest = hashlib.sha256(picture.content).hexdigest()[:16]
    if digest == authority.logo_digest:
        return
    logo = authorities.the_logo() or Logo(id=1)
    logo.digest, logo.file_type, logo.content = digest, picture.file_type, picture.content
    authority.logo_digest = digest
    authority.logo_width, authority.logo_height = picture.width, picture.height
    db.session.add_all([authority, logo])
    db.session.flush()
    record(AuditTag.LOGO_CHANGED, authority, actor, authority.name)


def remove_logo(authority: Authority, actor: Reader) -> None:
    """Take the logo out of the header; the name stays."""
    logo = authorities.the_logo()
    if logo is None:
        return
    db.session.delete(logo)
    authority.logo_digest = authority.logo_width = authority.logo_height = None
    db.session.flush()
    record(AuditTag.LOGO_REMOVED, authority, actor, authority.name)


def change_sentences(authority: Authority, sentences: list[str], actor: Reader) -> None:
    """Change the sentences that are offered beside minutes, in their order."""
    db.session.add(authority)
    authority.standard_sentences = sentences
    changes = changes_of(authority)
    db.session.flush()
    if changes:
        record(AuditTag.AUTHORITY_CHANGED, authority, actor, authority.name, changes=changes)


def add_annual_meeting(authority: Authority, held_on: date, actor: Reader | None) -> None:
    """Enter a day of an annual meeting, from which a municipal year runs."""
    if db.session.scalar(select(AnnualMeeting.id).where(AnnualMeeting.held_on == held_on)):
        raise RuleBroken("held_on", Broken.ANNUAL_MEETING_THERE, held_on=held_on)
    db.session.add_all([authority, AnnualMeeting(held_on=held_on)])
    db.session.flush()
    changes = {"annual_meeting": [None, held_on.isoformat()]}
    record(AuditTag.AUTHORITY_CHANGED, authority, actor, authority.name, changes=changes)


def remove_annual_meeting(authority: Authority, held_on: date, actor: Reader) -> None:
    """Take out a day that was entered by mistake; references already given stay as they are."""
    found = db.session.scalar(select(AnnualMeeting).where(AnnualMeeting.held_on == held_on))
    if found is None:
        return
    db.session.delete(found)
    db.session.add(authority)
    db.session.flush()
    changes = {"annual_meeting": [held_on.isoformat(), None]}
    record(AuditTag.AUTHORITY_CHANGED, authority, actor, authority.name, changes=changes)
