"""Items of agendas, with their words as far as they may be read, and recording actions under them."""

from __future__ import annotations

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.api.due import rule_for
from tracker.api.meetings import item_line
from tracker.api.named import check_posts, expectations
from tracker.api.operation import Shown, operation
from tracker.api.pages_of import action_path
from tracker.api.shapes.given import RecordAction
from tracker.api.shapes.shown import ActionWhole, DocumentList, ItemWhole
from tracker.api.telling import action_lines, document_shown
from tracker.models import AgendaItem
from tracker.noting import note_found
from tracker.operations import actions as operations
from tracker.operations.actions import ActionWords
from tracker.queries import actions, documents, items
from tracker.vocabulary import Restriction, TokenScope


@operation(
    "GET",
    "/items/<public_id>",
    permission=Permission.ITEM_READ,
    scope=TokenScope.MEETINGS_READ,
    shows=ItemWhole,
    on=items.get,
)
def show_item(reader: Reader, item: AgendaItem) -> Shown:
    """One item of an agenda: purpose, decision, minutes, and the actions agreed under it."""
    today, row = clock.today(), items.get_shown(reader, item.id)
    considered = items.list_indicators(reader, [item.id]).get(item.id, [])
    return Shown(
        ItemWhole(
            **item_line(row).model_dump(),
            meeting=item.meeting.public_id,
            committee=item.meeting.committee.code,
            purpose_html=row.purpose_html,
            decision_html=row.decision_html,
            minutes_html=row.minutes_html,
            indicators=[each.reference for each in considered] if row.is_readable else [],
            actions=action_lines(reader, actions.list_of_item(reader, item.id, today), today),
        )
    )


@operation(
    "GET",
    "/items/<public_id>/documents",
    permission=Permission.ITEM_READ,
    scope=TokenScope.MEETINGS_READ,
    shows=DocumentList,
    on=items.get,
)
def list_documents(reader: Reader, item: AgendaItem) -> Shown:
    """Documents of an item that may be read, and where each file is."""
    is_readable = items.get_shown(reader, item.id).is_readable
    rows = documents.list_under_items(reader, [item.id]) if is_readable else {}
    note_found(rows.get(item.id, []))
    return Shown(DocumentList(documents=[document_shown(row) for row in rows.get(item.id, [])]))


@operation(
    "POST",
    "/items/<public_id>/actions",
    permission=Permission.ACTION_RECORD,
    scope=TokenScope.ACTIONS_WRITE,
    shows=ActionWhole,
    on=items.get,
    takes=RecordAction,
    status=201,
)
def record_action(reader: Reader, item: AgendaItem, given: RecordAction) -> str:
    """Record what was agreed under an item, with its owner, due rule and indicators."""
    meeting = item.meeting
    is_open = given.restriction is Restriction.OPEN
    check_posts("owner", [given.owner])
    check_posts("contributing", given.contributing)
    words = ActionWords(
        wording=given.wording,
        passage=given.passage,
        lead_post_id=given.owner,
        contributing_post_ids=given.contributing,
        due=rule_for(reader, given.due, meeting.committee_id, meeting.held_on),
        indicators=expectations(reader, given.indicators),
        restriction=given.restriction,
        restriction_ground=None if is_open else given.restriction_ground,
    )
    made = operations.record_under_item(item, words, reader)
    return action_path(made.code, made.year, made.number)
