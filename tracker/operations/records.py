"""Committees: the bodies that meet. People, posts and members have files of their own."""

from __future__ import annotations

from datetime import time

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Committee
from tracker.operations.versions import check_version
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.references import check_code
from tracker.vocabulary import CommitteeKind


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
    seen_version: int,
    name: str,
    paper_lead_days: int,
    usual_place: str | None,
    usual_time: time | None,
) -> None:
    """Change what may change of a committee; its code stays, as references carry it."""
    check_version(committee.version, seen_version)
    committee.name = name.strip()
    committee.paper_lead_days = paper_lead_days
    committee.usual_place = usual_place or None
    committee.usual_time = usual_time
    changes = changes_of(committee)
    if changes:
        record(AuditTag.COMMITTEE_CHANGED, committee, actor, committee.name, changes=changes)
