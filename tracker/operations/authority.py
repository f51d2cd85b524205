"""The council's own settings: names, words, colour, and the days that begin its years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import AnnualMeeting, Authority
from tracker.queries.authorities import the_authority
from tracker.rules import colours
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
