"""The digest of an audit event: over its plain facts, and over digests of its words.

Words can be redacted later. Each enters the event's digest only through a digest of its
own, made with a random salt: a redaction keeps that digest and throws the salt away, so
the event verifies as before, and nobody can find the lost name by trying names.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from datetime import UTC
from typing import Any

from tracker.models import AuditEvent

WORDS = ("subject_name", "changes", "reason")
"""The columns of an event that hold words."""

SALT_BYTES = 16


def canonical(value: object) -> str:
    """A JSON value as one text, the same whichever database gave it back."""
    return json.dumps(_settled(value), sort_keys=True, separators=(",", ":"))


def _settled(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {str(name): _settled(each) for name, each in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - any JSON value
    if isinstance(value, list | tuple):
        return [_settled(each) for each in value]  # pyright: ignore[reportUnknownVariableType] - any JSON value
    return value


def digest_of(value: object, salt: str = "") -> str:
    """SHA-256, in hexadecimal, of a salt and a JSON value."""
    return hashlib.sha256(f"{salt}:{canonical(value)}".encode()).hexdigest()


def new_salt() -> str:
    """A fresh random salt."""
    return secrets.token_hex(SALT_BYTES)


def event_digest(event: AuditEvent) -> str:
    """The digest that an event with its word digests should have."""
    words = event.word_digests or {}
    return digest_of(
        [
            event.at.astimezone(UTC).isoformat(),
            event.actor_id,
            event.tag,
            event.subject_type,
            event.subject_id,
            [words.get(name, ["", ""])[1] for name in WORDS],
            *([event.through] if event.through else []),  # as events from before there was one
        ]
    )


def stamp(event: AuditEvent) -> None:
    """Give an event its digests, as it now is; it must not have any."""
    words: dict[str, list[str]] = {}
    for name in WORDS:
        salt = new_salt()
        words[name] = [salt, digest_of(getattr(event, name), salt)]
    event.word_digests = words
    event.digest = event_digest(event)
