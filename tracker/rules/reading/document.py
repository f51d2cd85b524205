"""A file of minutes in, plain values out: the shape that evaluation and the command use."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from tracker.rules.reading.reader import read
from tracker.rules.reading.shapes import Context, Proposal, Reading

_FENCE: Final = "---\n"


def body_of(text: str) -> str:
    """The text without YAML front matter: what follows the second `---` line."""
    if not text.startswith(_FENCE):
        return text
    parts = text.split(_FENCE, 2)
    return parts[2] if len(parts) == 3 else text  # noqa: PLR2004 - fence, matter, fence, body


def read_file_text(
    text: str, meeting_on: date | None = None, context: Context | None = None
) -> Reading:
    """Read a whole file; front matter is skipped and not counted in positions."""
    if context is None:
        context = Context(meeting_on=meeting_on)
    return read(body_of(text), context)


def as_json(reading: Reading) -> dict[str, Any]:
    """A reading as plain values, ready for `json.dumps`."""
    return {
        "actions": [_action(proposal) for proposal in reading.proposals],
        "indicators": [
            {
                "phrase": mention.phrase,
                "start": mention.span.start,
                "name": mention.name,
                "value": mention.value,
                "unit": mention.unit,
                "target": mention.target,
                "comparator": mention.comparator,
            }
            for mention in reading.indicators
        ],
    }


def _action(proposal: Proposal) -> dict[str, Any]:
    return {
        "quote": proposal.quote,
        "start": proposal.span.start,
        "owner": proposal.owners[0].text if proposal.owners else None,
        "due": {
            "kind": proposal.due.kind.value,
            "phrase": proposal.due.phrase,
            "month": proposal.due.month,
            "year": proposal.due.year,
            "sooner_allowed": proposal.due.sooner_allowed,
        },
        "kind": proposal.kind.value,
        "confidence": proposal.confidence,
    }
