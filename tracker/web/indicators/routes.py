"""Indicators: what they measure, where the figure stands, the actions on the line."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("indicators", __name__)
