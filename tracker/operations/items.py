"""Agenda items: adding, changing, importing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified

from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.imports.published_item import PublishedItem, digest, read_published_item
from tracker.markdown import render
from tracker.models import AgendaItem, ItemDocument, ItemIndicator, Meeting
from tracker.operations.locks import check_not_down, check_unconfirmed
from tracker.operations.minutes import add_revision
from tracker.operations.reading_classes import reclass_meeting
from tracker.operations.versions import check_version
from tracker.queries import items
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import ItemKind, MinutesState, PaperWanted, Restriction, RevisionSource

LONGEST_LINE = 255
"""Characters that a line of the records holds (`tracker.db.Line`)."""

UNCONFIRMED_GROUND = "To be confirmed"
"""The ground of an imported item that looks private, until a clerk enters the right one."""

PRIVATE = frozenset({"title", "purpose", "purpose_html", "urgency_reason", "public_interest"})
"""Columns whose words history does not repeat."""

STILL_CHANGED = frozenset({"restriction", "restriction_ground", "public_title"})
"""Columns that change even once the minutes are confirmed: taking in private is always possible."""


@dataclass(frozen=True, slots=True)
class ItemWords:
    """What a clerk enters of an item; HTML is rendered before the change is opened."""

    number: str
    title: str
    purpose: str = ""
    purpose_html: str = ""
    lead_post_id: int | None = None
    restriction: Restriction = Restriction.OPEN
    restriction_ground: str | None = None
    public_title: str | None = None
    public_interest: str = ""
    review_on: date | None = None
    indicator_ids: list[int] = field(default_factory=list[int])
    kind: ItemKind = ItemKind.ORDINARY
    paper: PaperWanted = PaperWanted.EXPECTED
    is_urgent: bool = False
    urgency_reason: str = ""


def _check_restriction(words: ItemWords) -> None:
    if words.restriction is Restriction.OPEN:
        return
    if not words.restriction_ground:
        raise RuleBroken("restriction_ground", Broken.GROUND_MISSING)
    if not words.public_title:
        raise RuleBroken("public_title", Broken.PUBLIC_TITLE_MISSING)


def _store(item: AgendaItem, words: ItemWords) -> None:
    is_open = words.restriction is Restriction.OPEN
    item.number = words.number.strip()
    item.title = words.title.strip()
    item.purpose = words.purpose
    item.purpose_html = words.purpose_html
    item.lead_post_id = words.lead_post_id
    item.paper = words.paper
    item.is_urgent = words.is_urgent
    item.urgency_reason = words.urgency_reason.strip() if words.is_urgent else ""
    item.restriction = words.restriction
    item.restriction_ground = None if is_open else words.restriction_ground
    item.public_title = None if is_open else words.public_title
    item.public_interest = "" if is_open else words.public_interest
    item.restriction_review_on = None if is_open else words.review_on


def shown_name(item: AgendaItem) -> str:
    """How history calls an item: never by the words of a restricted one."""
    title = item.title if item.restriction is Restriction.OPEN else item.public_title
    return f"Item {item.number}, {title}"


def add(meeting: Meeting, words: ItemWords, actor: Reader) -> AgendaItem:
    """Add an item at the end of a meeting's agenda.

    Raises:
        RuleBroken: its minutes are confirmed, or a restriction lacks ground or public title.
    """
    check_unconfirmed(meeting)
    check_not_down(meeting)
    _check_restriction(words)
    position, _number = items.next_place(meeting.id)
    item = AgendaItem(meeting_id=meeting.id, position=position, kind=words.kind)
    _store(item, words)
    db.session.add(item)
    db.session.flush()
    _link_indicators(item, words.indicator_ids)
    record(AuditTag.ITEM_ADDED, item, actor, shown_name(item))
    return item


def change(item: AgendaItem, words: ItemWords, actor: Reader, *, seen_version: int) -> None:
    """Change an item; a new restriction withdraws it from the public at once.

    Raises:
        RuleBroken: somebody changed it meanwhile, a restriction lacks ground or public title, it
            would be opened (see `operations.lifting`), or more than the restriction would change after the minutes were confirmed.
    """
    check_version(item.version, seen_version)
    _check_restriction(words)
    if item.restriction is not Restriction.OPEN and words.restriction is Restriction.OPEN:
        raise RuleBroken("restriction", Broken.LIFTED_ELSEWHERE)
    items.get_words(item)
    _store(item, words)
    changes = changes_of(item)
    considered = items.list_indicator_ids(item.id)
    if set(changes) - STILL_CHANGED or considered != set(words.indicator_ids):
        check_unconfirmed(item.meeting)
    kept = {name: value for name, value in changes.items() if name not in PRIVATE}
    kept.update(
        {name: [None, None] for name in ("title", "purpose", "urgency_reason") if name in changes}
    )
    if considered != set(words.indicator_ids):
        kept["indicators"] = [len(considered), len(set(words.indicator_ids))]
        db.session.execute(delete(ItemIndicator).where(ItemIndicator.item_id == item.id))
        _link_indicators(item, words.indicator_ids)
        # Counted as a change of the item, so that a second writer is told of it.
        flag_modified(item, "number")
    if not kept:
        return
    db.session.flush()
    record(AuditTag.ITEM_CHANGED, item, actor, shown_name(item), changes=kept)
    if "restriction" in changes:
        reclass_meeting(item.meeting)


def _link_indicators(item: AgendaItem, indicator_ids: list[int]) -> None:
    db.session.add_all(
        ItemIndicator(item_id=item.id, indicator_id=key) for key in dict.fromkeys(indicator_ids)
    )


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A published page read and rendered, before anything is saved: its preview."""

    item: PublishedItem
    digest: str
    purpose_html: str
    minutes_html: str
    decision_html: str

    @property
    def is_private(self) -> bool:
        """Whether the page shows signs of having been taken in private."""
        return self.item.restriction is not Restriction.OPEN


def read_page(data: bytes) -> ReadPage:
    """Read a published page and render its words; needs no database.

    Raises:
        RuleBroken: on the field `page`: it cannot be read as an agenda item.
    """
    item = read_published_item(data)
    if len(item.title) > LONGEST_LINE:
        raise RuleBroken("page", Broken.ITEM_TITLE_TOO_LONG, most=LONGEST_LINE)
    return ReadPage(
        item=item,
        digest=digest(item),
        purpose_html=render(item.purpose),
        minutes_html=render(item.minutes),
        decision_html=render(item.decision) if item.decision else "",
    )


def import_published(meeting: Meeting, page: ReadPage, actor: Reader, *, number: str) -> AgendaItem:
    """Save a published page as an item with its minutes, once.

    A page that shows signs of having been private is saved as exempt or confidential, for
    a clerk to open.

    Raises:
        RuleBroken: the meeting has the item of this very page already, or no number is given.
    """
    if not number.strip():
        raise RuleBroken("number", Broken.ITEM_NUMBER_MISSING)
    if items.find_by_digest(actor, meeting.id, page.digest) is not None:
        raise RuleBroken("page", Broken.ITEM_ALREADY_THERE)
    words = ItemWords(
        number=number,
        title=page.item.title,
        purpose=page.item.purpose,
        purpose_html=page.purpose_html,
        restriction=page.item.restriction,
        restriction_ground=UNCONFIRMED_GROUND if page.is_private else None,
        public_title="Private item" if page.is_private else None,
    )
    item = add(meeting, words, actor)
    item.imported_digest = page.digest
    item.decision = page.item.decision or ""
    item.decision_html = page.decision_html
    db.session.add_all(
        ItemDocument(item_id=item.id, position=place, title=title[:LONGEST_LINE])
        for place, title in enumerate(page.item.documents, start=1)
    )
    revision = add_revision(
        item, page.item.minutes, page.minutes_html, actor, RevisionSource.IMPORTED
    )
    if meeting.minutes_published_at is not None:
        item.published_revision_id = revision.id
    elif meeting.minutes_state is MinutesState.NOT_STARTED:
        meeting.minutes_state = MinutesState.DRAFT
    db.session.flush()
    record(AuditTag.ITEM_IMPORTED, item, actor, shown_name(item))
    return item
