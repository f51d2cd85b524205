"""Actions: recording, every verb of their life, the register and what is outstanding."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("actions", __name__)
