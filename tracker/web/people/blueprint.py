"""The blueprint that the pages of the records hang on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("people", __name__)
