"""Files in, plain values out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tracker.rules.reading import as_json, read_file_text

SAMPLE = Path(__file__).parents[4] / "shared" / "sample" / "performance-report-item.txt"


def test_front_matter_is_not_counted_when_a_file_has_it() -> None:
    text = "---\ntitle: Roads\n---\n\nClerk to write to the owner.\n"
    (action,) = as_json(read_file_text(text))["actions"]
    assert (action["start"], action["quote"]) == (1, "Clerk to write to the owner.")


def test_rule_in_the_text_stays_when_there_is_no_front_matter() -> None:
    text = "Roads\n---\nClerk to write to the owner.\n---\n"
    (action,) = as_json(read_file_text(text))["actions"]
    assert text[action["start"] :].startswith(action["quote"])


def test_shape_is_complete_when_an_action_is_written_out() -> None:
    reading = read_file_text("That a report be brought to the next meeting or sooner if available.")
    assert json.loads(json.dumps(as_json(reading)))["actions"] == [
        {
            "quote": "That a report be brought to the next meeting or sooner if available.",
            "start": 0,
            "owner": None,
            "due": {
                "kind": "meeting",
                "phrase": "the next meeting",
                "month": None,
                "year": None,
                "sooner_allowed": True,
            },
            "kind": "action",
            "confidence": reading.proposals[0].confidence,
        }
    ]


@pytest.mark.skipif(
    not SAMPLE.exists(), reason="the sample page does not stand beside this checkout"
)
def test_one_action_is_found_when_the_sample_page_is_read() -> None:
    (action,) = as_json(read_file_text(SAMPLE.read_text(encoding="utf-8")))["actions"]
    assert action["quote"].endswith("if available.")
    assert action["owner"] is None
    assert action["due"] == {
        "kind": "meeting",
        "phrase": "the April Committee meeting",
        "month": 4,
        "year": None,
        "sooner_allowed": True,
    }
