"""Committees: who sits, when they meet, what is outstanding."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("committees", __name__)
