"""The page of one action: what each reader is shown and offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import sign_in
from tests.databases import statements
from tests.web.actions.scene import PASSAGE, WORDING, build
from tracker.vocabulary import UpdateKind

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient

VERBS = (
    "update",
    "support",
    "return",
    "close",
    "amend",
    "reassign",
    "change-due",
    "pause",
    "reopen",
    "withdraw",
)


@pytest.mark.parametrize("written", ["7", "0001", "1", "01"])
def test_the_address_is_made_canonical_when_its_number_is_written_otherwise(
    app: Flask, client: PageClient, clock: Traveller, written: str
) -> None:
    del clock
    scene = build(app)
    sign_in(client, scene.clerk)
    answer = client.get(f"/actions/csp/2013-14/{written}")

    if written == "7":
        assert answer.status_code == 404
    else:
        assert answer.status_code == 301
        assert answer.headers["Location"] == scene.address


def test_the_page_says_what_was_asked_and_is_next_when_its_owner_opens_it(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    scene = build(app)
    scene.publish()
    scene.say(UpdateKind.PROGRESS, "Figures are being checked.")
    clock.move_to("2014-03-13T10:00:00Z")
    sign_in(client, scene.owner)
    page = client.get(scene.address).get_data(as_text=True)

    for words in (
        f"{WORDING}</h1>",
        PASSAGE,
        "Overdue",
        "by 12 days",
        "1 March 2014",
        "Diana Price",
        "Figures are being checked.",
        "Not published",
        "Issued to its owner",
        "Add an update",
    ):
        assert words in page, words
    offered = [verb for verb in VERBS if f'href="{scene.address}/{verb}"' in page]
    assert offered == ["update"]


@pytest.mark.parametrize(
    ("who", "answered", "expected"),
    [
        (
            "clerk",
            False,
            {"update", "close", "amend", "reassign", "change-due", "pause", "withdraw"},
        ),
        (
            "clerk",
            True,
            {"update", "return", "close", "amend", "reassign", "change-due", "pause", "withdraw"},
        ),
        ("chair", False, set[str]()),
        ("chair", True, {"support", "return"}),
        ("stranger", True, set[str]()),
        (None, True, set[str]()),
    ],
)
def test_each_reader_is_offered_only_what_they_may_do_now(
    app: Flask,
    client: PageClient,
    clock: Traveller,
    who: str | None,
    answered: bool,
    expected: set[str],
) -> None:
    del clock
    scene = build(app)
    scene.publish()
    if answered:
        scene.say(UpdateKind.REPORT)
    if who:
        sign_in(client, getattr(scene, who))
    page = client.get(scene.address).get_data(as_text=True)

    assert {verb for verb in VERBS if f'href="{scene.address}/{verb}"' in page} == expected


def test_the_owner_of_a_draft_reads_no_passage_when_minutes_are_not_published(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app)
    sign_in(client, scene.owner)
    for address in (scene.address, f"{scene.address}/update"):
        page = client.get(address).get_data(as_text=True)
        assert WORDING in page
        assert PASSAGE not in page


def test_the_public_reads_no_unpublished_update_history_or_name(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app)
    scene.publish()
    scene.say(UpdateKind.PROGRESS, "Internal words.")
    page = client.get(scene.address).get_data(as_text=True)

    assert PASSAGE in page
    for words in ("Internal words.", "Diana Price", "Ann Lee", "History"):
        assert words not in page, words


def test_an_action_is_not_there_for_the_public_while_it_is_a_draft(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app)

    for verb in ("", *(f"/{verb}" for verb in VERBS)):
        assert client.get(f"{scene.address}{verb}").status_code == 404, verb


@pytest.mark.parametrize("verb", VERBS)
def test_strangers_are_refused_and_the_public_asked_to_sign_in_when_they_try_a_verb(
    app: Flask, client: PageClient, clock: Traveller, verb: str
) -> None:
    del clock
    scene = build(app)
    scene.publish()
    before = scene.action().version

    assert client.post(f"{scene.address}/{verb}", data={}).status_code == 302
    sign_in(client, scene.stranger)
    assert client.get(f"{scene.address}/{verb}").status_code == 403
    assert client.post(f"{scene.address}/{verb}", data={}).status_code == 403
    assert scene.action().version == before


def test_the_page_costs_as_much_however_much_was_said(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app)
    sign_in(client, scene.clerk)

    def cost() -> int:
        client.get(scene.address)
        with statements() as sent:
            client.get(scene.address)
        return len([each for each in sent if each.lstrip().startswith("SELECT")])

    scene.say(UpdateKind.PROGRESS)
    few = cost()
    for _ in range(10):
        scene.say(UpdateKind.PROGRESS)

    assert cost() == few
    assert few <= 16
