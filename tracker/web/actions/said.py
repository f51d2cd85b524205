"""What owners have said about an action, with the files that show it, for the pages of its verbs."""

from __future__ import annotations

from typing import Any

from tracker.access.reader import Reader
from tracker.models import Action
from tracker.queries import documents, updates
from tracker.web.identity import current_reader


def said_of(action: Action, reader: Reader | None = None) -> dict[str, Any]:
    """`updates`, newest first, and `files` by the key of their update, as a reader may see them.

    Whoever asks, unless another reader is given.
    """
    reader = reader or current_reader()
    rows = updates.list_of(reader, action.id)
    return {"updates": rows, "files": documents.evidence_of(reader, rows)}
