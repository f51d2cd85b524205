"""Files that show what was done, sent with an update through the API."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from tests.api import programs
from tests.documents import files
from tests.web.actions import scene

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from time_machine import Traveller

    from tests.web.actions.scene import Scene

ACTION = "/actions/CSP/2013-14/001"


@pytest.fixture
def town(app: Flask, clock: Traveller) -> Scene:
    del clock
    return scene.build(app)


def sent(name: str, data: bytes) -> dict[str, object]:
    content = base64.b64encode(data).decode()
    return {"kind": "report", "text": "Done", "files": [{"name": name, "content": content}]}


def kept_in(app: Flask) -> int:
    folder: Path = app.config["SETTINGS"].documents_dir
    return sum(each.is_file() for each in folder.rglob("*"))


def test_evidence_goes_with_its_update_and_is_read_by_whoever_reads_it(
    app: Flask, town: Scene
) -> None:
    owner, stranger = programs.of(app, town.owner), programs.of(app, town.stranger)

    made = owner.post(f"{ACTION}/updates", sent("Minutes.pdf", files.PDF), Idempotency_Key="k1")

    assert made.status_code == 201, made.text
    (file,) = made.json["files"]
    assert (file["title"], file["file_type"], file["size"]) == ("Minutes", "pdf", len(files.PDF))
    assert file["page"].endswith(f"/documents/{file['id']}")
    before = kept_in(app)
    again = owner.post(f"{ACTION}/updates", sent("Minutes.pdf", files.PDF), Idempotency_Key="k1")
    assert again.headers["Idempotency-Replayed"] == "true"
    assert kept_in(app) == before
    town.publish()
    assert stranger.get(f"{ACTION}/updates").json["updates"] == []


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("Minutes.exe", files.PDF, "document_type_unknown"),
        ("Minutes.docx", files.PDF, "document_type_differs"),
        ("Minutes.pdf", b"", "document_empty"),
    ],
)
def test_a_file_that_is_not_kept_refuses_the_update_and_leaves_nothing(
    app: Flask, town: Scene, name: str, data: bytes, code: str
) -> None:
    owner, before = programs.of(app, town.owner), kept_in(app)

    refused = owner.post(f"{ACTION}/updates", sent(name, data))

    assert refused.status_code == 422
    assert [each["code"] for each in refused.json["errors"]] == [code]
    assert owner.get(f"{ACTION}/updates").json["updates"] == []
    assert kept_in(app) == before


def test_a_file_sent_by_who_may_not_is_not_kept(app: Flask, town: Scene) -> None:
    town.publish()
    before = kept_in(app)

    refused = programs.of(app, town.stranger).post(
        f"{ACTION}/updates", sent("Minutes.pdf", files.PDF)
    )

    assert refused.status_code == 403
    assert kept_in(app) == before
