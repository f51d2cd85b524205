"""The published page that a request carries, read before any change is opened."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from tracker.imports.plain_text import read_text
from tracker.imports.published_item import FIELD, MOST_BYTES
from tracker.operations.items import ReadPage, read_page
from tracker.rules.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class SentPage:
    """What was sent: its text, and what was read of it or why not."""

    text: str = ""
    read: ReadPage | None = None
    refused: RuleBroken | None = None

    def page_or_refusal(self) -> ReadPage | None:
        """What was read.

        Raises:
            RuleBroken: it could not be read as an agenda item.
        """
        if self.refused:
            raise self.refused
        return self.read


def read_sent() -> SentPage:
    """Read the file of the request, or else the text pasted or carried on from the preview."""
    file = request.files.get("file")
    if file and file.filename:
        data = file.read(MOST_BYTES + 1)
    else:
        data = request.form.get("page", "").encode()
    try:
        return SentPage(text=read_text(data, FIELD), read=read_page(data))
    except RuleBroken as refused:
        return SentPage(refused=refused)
