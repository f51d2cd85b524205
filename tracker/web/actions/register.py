"""The register: any action can be found, and the list taken away."""

from __future__ import annotations

from flask import Response, request, stream_with_context
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import PUBLIC
from tracker.exports import atom
from tracker.exports.csv_file import actions_as_csv
from tracker.queries import authorities, changes, posts, register
from tracker.queries.register import Place
from tracker.translation import gettext
from tracker.web.actions import filters
from tracker.web.actions.blueprint import blueprint
from tracker.web.actions.filters import Asked
from tracker.web.addresses import base_url
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.kept_copies import kept_copy
from tracker.web.page import page


@blueprint.get("/actions")
@requires(Permission.PUBLISHED_READ)
def list_actions() -> ResponseReturnValue:
    """The register, filtered and sorted as the address says."""
    reader, today = current_reader(), clock.today()
    asked = filters.read(reader)
    place = _place(asked)
    shown = register.page_of_actions(reader, asked.filters, today, sort=asked.sort, place=place)
    return page(
        "actions/list.html",
        asked=asked,
        count=register.count_actions(reader, asked.filters, today),
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


@blueprint.get("/actions.csv")
@requires(Permission.PUBLISHED_READ)
def download_actions() -> ResponseReturnValue:
    """The same list as a CSV file, whole."""
    reader, today = current_reader(), clock.today()
    asked = filters.read(reader)
    rows = register.every_action(reader, asked.filters, today, asked.sort)
    name = f"actions-{today.isoformat()}.csv"
    return Response(
        stream_with_context(actions_as_csv(rows, today)),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
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
