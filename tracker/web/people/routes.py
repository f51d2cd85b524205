"""The authority's records: people, posts and who holds them."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("people", __name__)
