"""Answers of which others keep a copy and ask whether it has changed: feeds and calendars."""

from __future__ import annotations

from datetime import UTC, datetime, time
from hashlib import sha256

from flask import Response, request

from tracker import clock


def kept_copy(
    body: bytes, mimetype: str, changed_at: datetime, *, name: str, is_private: bool = False
) -> Response:
    """The answer, or 304 when who asks has the same already.

    The ETag is the body's own, so that what was withdrawn or redacted counts at once. A copy
    known by its day alone is renewed every day: a thing that is gone leaves no later moment.

    Args:
        body: what is sent.
        mimetype: its kind; it is sent as UTF-8.
        changed_at: when the latest of it changed.
        name: of the file, for who saves it.
        is_private: whether only who asks may keep it.
    """
    response = Response(body, content_type=f"{mimetype}; charset=utf-8")
    response.headers["Cache-Control"] = f"{'private' if is_private else 'public'}, no-cache"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.set_etag(sha256(body).hexdigest()[:32])
    midnight = datetime.combine(clock.today(), time(), clock.LONDON).astimezone(UTC)
    response.last_modified = max(changed_at, midnight)
    response.make_conditional(request)
    return response
