"""Earlier versions of an item's minutes: the list, what changed, and restoring one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.models import AgendaItem
from tracker.operations import minutes
from tracker.queries import items, revisions
from tracker.rules.differences import differences
from tracker.translation import gettext
from tracker.web.forms import VersionForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.minutes_editor import CONFLICT
from tracker.web.page import page

blueprint = Blueprint("versions", __name__)


@blueprint.get("/items/<public_id>/minutes/versions")
@requires(Permission.REVISIONS_READ, on=revisions.get_item)
def list_versions(item: AgendaItem) -> ResponseReturnValue:
    """Every version of an item's minutes, newest first."""
    return page(
        "minutes/versions.html",
        item=item,
        meeting=item.meeting,
        versions=revisions.list_of(current_reader(), item),
    )


def _item_of(reader: Reader, public_id: str, revision_id: int) -> AgendaItem:
    """The item of a version that the reader may read."""
    item = revisions.get_item(reader, public_id)
    revisions.get(reader, item, revision_id)
    return item


def _revision_id() -> int:
    address: dict[str, Any] = request.view_args or {}
    return address["revision_id"]


@blueprint.get("/items/<public_id>/minutes/versions/<int:revision_id>")
@requires(Permission.REVISIONS_READ, on=_item_of)
def show_version(item: AgendaItem) -> ResponseReturnValue:
    """One version and what changed in it."""
    return _version_page(item, _revision_id(), VersionForm(formdata=None))


def _version_page(item: AgendaItem, revision_id: int, form: VersionForm) -> ResponseReturnValue:
    reader = current_reader()
    version = revisions.get(reader, item, revision_id)
    before = revisions.find_before(reader, item, revision_id)
    form.version.data = str(item.current_revision_id or "")
    form.read_again(item.current_revision_id or 0)
    answer = page(
        "minutes/version.html",
        form=form,
        item=item,
        meeting=item.meeting,
        version=version,
        before=before,
        paragraphs=differences(before.source if before else "", version.source),
        may_restore=decide.may(reader, Permission.MINUTES_WRITE, item)
        and not version.is_current
        and item.meeting.minutes_published_at is None,
    )
    return (answer[0], CONFLICT) if form.is_overtaken else answer  # type: ignore[index] - page answers text and status


@blueprint.post("/items/<public_id>/minutes/versions/<int:revision_id>/restore")
@requires(Permission.MINUTES_WRITE, on=_item_of)
def restore_version(item: AgendaItem) -> ResponseReturnValue:
    """Make an earlier version the minutes again, as a new one."""
    form, reader, public_id = VersionForm(), current_reader(), item.public_id
    revision_id = _revision_id()

    def change() -> bool:
        minutes.restore(item, revision_id, reader, base_revision_id=form.seen_version or None)
        return True

    if form.carry_out(change):
        flash(gettext("Version restored. It is the newest version now."), "success")
        return redirect(url_for("versions.list_versions", public_id=public_id), 303)
    return _version_page(items.get(reader, public_id), revision_id, form)
