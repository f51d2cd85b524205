"""The authority's records: people, posts and who holds them, seats, settings."""

from __future__ import annotations

from tracker.web.people import (
    authority,
    endings,
    homes,
    imports,
    logo,
    members,
    persons,
    posts,
    records,
    sentences,
)
from tracker.web.people.blueprint import blueprint

__all__ = [
    "authority",
    "blueprint",
    "endings",
    "homes",
    "imports",
    "logo",
    "members",
    "persons",
    "posts",
    "records",
    "sentences",
]
