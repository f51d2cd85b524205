"""Private parts and files for the tests of what is private."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from flask import current_app

from tests import builders
from tracker import clock
from tracker.documents.incoming import take_in
from tracker.markdown import render
from tracker.operations import documents, private_parts
from tracker.operations.documents import DocumentWords
from tracker.queries import items
from tracker.vocabulary import DocumentSlot, Restriction

if TYPE_CHECKING:
    from datetime import date

    from tracker.models import AgendaItem, Document, Person


def add_part(item: AgendaItem, clerk: Person, word: str, *, review_on: date | None = None) -> None:
    """Give an open item a private part whose purpose and minutes hold a word."""
    actor = builders.as_reader(clerk)
    purpose, minutes = f"To hear {word}.", f"{word} was heard."
    words = private_parts.PartWords(
        restriction=Restriction.EXEMPT,
        restriction_ground="Paragraph 3",
        public_interest="",
        review_on=review_on,
        purpose=purpose,
        purpose_html=render(purpose),
        minutes=minutes,
        minutes_html=render(minutes),
    )
    builders.made(
        lambda: private_parts.save(
            items.get(actor, item.public_id), words, actor, seen_version=0, opened_at=clock.now()
        )
    )


def add_document(item: AgendaItem, clerk: Person, name: str, **words: Any) -> Document:
    """Put a file under an item."""
    actor, storage = builders.as_reader(clerk), current_app.extensions["documents"]
    file = take_in(io.BytesIO(b"Item,Words\n1,Nothing\n"), f"{name}.csv", storage, 1_000_000)
    return builders.made(
        lambda: documents.add(
            items.get(actor, item.public_id),
            file,
            DocumentWords(DocumentSlot.REPORT, **words),
            actor,
            clock.now(),
        )
    )
