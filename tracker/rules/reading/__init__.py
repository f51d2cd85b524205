"""Reads minutes: proposes agreed actions, owners, deadlines and indicators; decides nothing.

Pure functions of a text and a context. Nothing here knows the database or the clock.
"""

from tracker.rules.reading.document import as_json, read_file_text
from tracker.rules.reading.reader import read
from tracker.rules.reading.shapes import Context, IndicatorMention, Proposal, Reading

__all__ = [
    "Context",
    "IndicatorMention",
    "Proposal",
    "Reading",
    "as_json",
    "read",
    "read_file_text",
]
