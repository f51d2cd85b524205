"""Where posts belong: services of the council and outside organisations, renamed and ended."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from sqlalchemy import func, or_, select

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Organisation, Post, Service
from tracker.operations.versions import check_version
from tracker.rules.errors import Broken, RuleBroken

Home: TypeAlias = Service | Organisation

RENAMED = {Service: AuditTag.SERVICE_CHANGED, Organisation: AuditTag.ORGANISATION_CHANGED}
ENDED = {Service: AuditTag.SERVICE_ENDED, Organisation: AuditTag.ORGANISATION_ENDED}


def rename(home: Home, name: str, actor: Reader, *, seen_version: int) -> None:
    """Give a service or an organisation another name; its posts stay with it.

    Raises:
        RuleBroken: the name is taken, or somebody changed it meanwhile.
    """
    check_version(home.version, seen_version)
    table, old, name = type(home), home.name, name.strip()
    taken = select(table.id).where(func.lower(table.name) == name.lower(), table.id != home.id)
    if db.session.scalar(taken):
        raise RuleBroken("name", Broken.NAME_TAKEN)
    if name == old:
        return
    home.name = name
    db.session.flush()
    record(RENAMED[table], home, actor, name, changes={"name": [old, name]})


def end(
    home: Home, on: date, new_home: Home | None, actor: Reader, today: date, *, seen_version: int
) -> int:
    """End a service or an organisation on a day, its last: its open posts go to another.

    Returns:
        How many posts moved.

    Raises:
        RuleBroken: it has ended, or not yet; or it has open posts and no other home for them.
    """
    check_version(home.version, seen_version)
    if home.ended_on is not None:
        raise RuleBroken("on", Broken.ENDED)
    if on > today:
        raise RuleBroken("on", Broken.END_NOT_REACHED)
    link = Post.service_id if isinstance(home, Service) else Post.organisation_id
    staying = db.session.scalars(
        select(Post).where(link == home.id, or_(Post.ended_on.is_(None), Post.ended_on > on))
    ).all()
    changes: dict[str, list[str | None]] = {"ended_on": [None, on.isoformat()]}
    if staying:
        if new_home is None or new_home is home or new_home.ended_on is not None:
            raise RuleBroken("new_home", Broken.NEW_HOME_MISSING, number=len(staying))
        for post in staying:
            _move(post, home, new_home, actor)
        changes["taken_over_by"] = [None, new_home.name]
    home.ended_on = on
    db.session.flush()
    record(ENDED[type(home)], home, actor, home.name, changes=changes)
    return len(staying)


def _move(post: Post, home: Home, new_home: Home, actor: Reader) -> None:
    post.service_id = new_home.id if isinstance(new_home, Service) else None
    post.organisation_id = new_home.id if isinstance(new_home, Organisation) else None
    name = "service" if isinstance(home, Service) else "organisation"
    changes = {name: [home.name, new_home.name]}
    record(AuditTag.POST_CHANGED, post, actor, post.title, changes=changes)
