"""Reads of restricted matter on pages and in files: noted as `tracker.noting` says, kept afterwards."""

from __future__ import annotations

from flask import Flask, Response

from tracker.noting import EVERY_ACTION, has_noted, keep_after, note, of_actions, of_items, shown_in
from tracker.web.identity import current_reader

__all__ = ["EVERY_ACTION", "note", "of_actions", "of_items", "shown_in"]


def _keep_afterwards(response: Response) -> Response:
    if has_noted():
        keep_after(response, current_reader().person_id)
    return response


def init_app(app: Flask) -> None:
    """Keep what was noted, after every answer."""
    app.after_request(_keep_afterwards)
