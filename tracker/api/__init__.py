"""The API: what other programs read and do, under the same permissions as the pages."""

from __future__ import annotations

from flask import Flask

from tracker import extensions
from tracker.api import (
    actions,
    committees,
    docs,
    indicators,
    items,
    meetings,
    problems,
    recommendations,
    verbs,
)
from tracker.api.blueprint import blueprint
from tracker.api.limits import LIMITS, Limits

__all__ = [
    "actions",
    "committees",
    "indicators",
    "init_app",
    "items",
    "meetings",
    "recommendations",
    "verbs",
]


def init_app(app: Flask) -> None:
    """Hang the API on the app; a bearer token is no cookie, so no form's token is asked for."""
    problems.init_app(app)
    app.extensions[LIMITS] = Limits()
    extensions.csrf.exempt(blueprint)  # pyright: ignore[reportUnknownMemberType] - untyped
    app.register_blueprint(blueprint)
    app.register_blueprint(docs.blueprint)
