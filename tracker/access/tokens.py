"""Tokens in cookies and links: random to whoever holds one, a digest to whoever reads the database."""

from __future__ import annotations

import hashlib


def hash_of(token: str) -> str:
    """What is stored of a token: enough to know it again, not to use it."""
    return hashlib.sha256(token.encode()).hexdigest()
