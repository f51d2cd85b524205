"""The register: any action can be found, and the list taken away."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import PUBLIC
from tracker.exports import atom
from tracker.exports.action_list import everything, register_columns
from tracker.exports.log_paper import list_paper
from tracker.queries import authorities, changes, posts, register
from tracker.queries.log_rows import in_full
from tracker.queries.register import Place
from tracker.rules.log_layout import layout_of
from tracker.translation import gettext
from tracker.vocabulary.privacy import ReadingWay
from tracker.web import read_log
from tracker.web.actions import filters
from tracker.web.actions.blueprint import blueprint
from tracker.web.actions.filters import Asked
from tracker.web.addresses import base_url
from tracker.web.filters import when
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.kept_copies import kept_copy
from tracker.web.list_files import links, send_list
from tracker.web.page import page
from tracker.web.papers import file_name


@blueprint.get("/actions")
@requires(Permission.PUBLISHED_READ)
def list_actions() -> ResponseReturnValue:
    """The register, filtered and sorted as the address says."""
    reader, today = current_reader(), clock.today()
    asked = filters.read(reader)
    place = _place(asked)
    shown = register.page_of_actions(reader, asked.filters, today, sort=asked.sort, place=place)
    count = register.count_actions(reader, asked.filters, today)
    return page(
        "actions/list.html",
        asked=asked,
        count=count,
        files=links(count, lambda kind: asked.address("actions.download_actions", kind=kind)),
        rows=shown.rows,
        holders=posts.holders_of(
            (
                row.lead_post_id
                for row in shown.rows
                if reader.is_signed_in or row.post_name_is_public
            ),
            today,
        ),
        previous=asked.address(before=register.text_of(shown.previous)) if shown.previous else "",
        following=asked.address(after=register.text_of(shown.next)) if shown.next else "",
        sorts=[(each.value, gettext(each.label)) for each in register.Sort],
        was_asked=bool(request.args),
    )


def _place(asked: Asked) -> Place | None:
    for name in ("after", "before"):
        text = request.args.get(name, "")
        if text:
            try:
                return register.place_of(asked.sort, text, is_before=name == "before")
            except ValueError:
                asked.ignored.append(gettext("The page was not understood. This is the first."))
    return None


@blueprint.get("/actions.<any(csv, xlsx, docx, pdf):kind>")
@requires(Permission.PUBLISHED_READ)
def download_actions(kind: str) -> ResponseReturnValue:
    """The same list as a file, whole: spreadsheets with every column, papers with the council's."""
    reader, today = current_reader(), clock.today()
    asked = filters.read(reader)
    authority = authorities.the_authority()
    rows = in_full(reader, register.every_action(reader, asked.filters, today, asked.sort), today)
    if reader.is_signed_in:
        read_log.note([read_log.EVERY_ACTION], ReadingWay.EXPORT)
    title = gettext("Register of actions")
    notice = gettext("Not for publication") if reader.is_signed_in else ""
    return send_list(
        kind,
        everything(),
        rows,
        count=register.count_actions(reader, asked.filters, today),
        name=file_name("actions", today.isoformat()),
        title=title,
        authority=authority,
        notice=notice,
        paper=lambda: list_paper(
            list(rows),
            register_columns(layout_of(authority.log_layout)),
            authority,
            title,
            _subtitle(asked, notice),
        ),
    )


@blueprint.get("/actions.atom")
@requires(Permission.PUBLISHED_READ)
def follow_actions() -> ResponseReturnValue:
    """What changed last on the list that the address asks for, as everybody may see it."""
    asked = filters.read(PUBLIC)
    changed = changes.list_changed(asked.filters, clock.today())
    feed = atom.Feed(
        base_url=base_url(),
        path=asked.address("actions.follow_actions"),
        page=asked.address(),
        title=", ".join([gettext("Actions"), *(label for label, _href in asked.chosen)]),
        author=authorities.the_authority().name,
        entries=atom.of_actions(changed),
    )
    return kept_copy(feed.written(), atom.MIMETYPE, feed.changed_at, name="actions.atom")


def _subtitle(asked: Asked, notice: str) -> str:
    """What was asked for, when, and who may have it."""
    chosen = ", ".join(label for label, _ in asked.chosen)
    as_at = gettext("As at %(moment)s", moment=when(clock.now()))
    return " · ".join(part for part in (chosen, as_at, notice) if part)
