"""Minutes with every correction made, as clean HTML: for the page that is signed, and for papers."""

from __future__ import annotations

from tracker.access.reader import Reader
from tracker.markdown import render
from tracker.queries import confirmations


def corrected_html(reader: Reader, meeting_id: int) -> dict[int, str]:
    """The corrected minutes of each item that has corrections the reader may read, by item.

    The minutes of the other items are as they were published.
    """
    sources = confirmations.corrected_sources(reader, meeting_id)
    return {item_id: render(source) for item_id, source in sources.items()}
