"""Meetings: the calendar, agenda and minutes on one page, publishing and issuing."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("meetings", __name__)
