"""The pages of the verbs: what each does, and that bad input is told at its field and kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders import sign_in
from tests.web.actions.scene import WORDING, Scene, build
from tracker.vocabulary import ActionStatus, UpdateKind

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient


def day(name: str, text: str) -> dict[str, str]:
    """A date as its three inputs send it."""
    parts = dict(zip(("day", "month", "year"), text.split(), strict=True))
    return {f"{name}-{part}": value for part, value in parts.items()}


GOOD: dict[str, dict[str, str]] = {
    "update": {"text": "We met the team.", "kind": "progress"},
    "update/later-date": {"text": "Waiting for data", **day("later_date", "1 5 2014")},
    "support": {"reason": ""},
    "return": {"reason": "The figures are missing"},
    "close": {"outcome": "completed", "reason": "Agreed on 6 March"},
    "reassign": {"post": "2", "reason": "New remit"},
    "change-due": {
        "due_kind": "date",
        **day("on", "1 5 2014"),
        "why": "decided",
        "reason": "Agreed",
    },
    "pause": {**day("review_on", "1 9 2014"), "reason": "Court case"},
    "withdraw": {"reason": "Recorded twice"},
    "amend": {"wording": "Bring a report", "passage": "New words", "reason": ""},
}
WHO = {"update": "owner", "update/later-date": "owner", "support": "chair"}
ANSWERED = {"support", "return"}
EDITS = {"close", "reassign", "change-due", "pause", "withdraw", "amend", "support", "return"}

BAD: list[tuple[str, dict[str, str], str]] = [
    ("update", {"text": " "}, "Enter what has been done"),
    ("update", {"kind": ""}, "Select what happens next"),
    ("update", {"kind": "nonsense"}, "Select what happens next"),
    ("update", {"text": "x" * 20_001}, "What has been done must be 20,000 characters or fewer"),
    ("update/later-date", {"text": ""}, "Enter why a later date is needed"),
    ("update/later-date", day("later_date", "31 2 2014"), "Later date must be a real date"),
    ("update/later-date", day("later_date", "1 3 2014"), "Later date must be after 1 March 2014"),
    ("return", {"reason": ""}, "Enter what is missing"),
    ("close", {"outcome": ""}, "Select how the action ended"),
    ("close", {"reason": ""}, "Enter what the committee decided"),
    ("reassign", {"post": "999"}, "New owner must be one of the choices"),
    ("reassign", {"post": "abc"}, "New owner must be one of the choices"),
    ("reassign", {"reason": ""}, "Enter why the owner is changing"),
    ("change-due", {"due_kind": ""}, "Select when it is due"),
    ("change-due", day("on", "1 1 2014"), "Due date must be on or after 23 January 2014"),
    ("change-due", day("on", "99 5 2014"), "Due date must be a real date"),
    ("change-due", {"on-day": "", "on-month": "", "on-year": ""}, "Enter the date it is due by"),
    ("change-due", {"due_kind": "month"}, "Select a month"),
    ("change-due", {"due_kind": "month", "month": "13"}, "Month must be one of the choices"),
    ("change-due", {"due_kind": "meeting"}, "Select the meeting it is due at"),
    ("change-due", {"due_kind": "interval", "count": "-1", "unit": "weeks"}, "Enter how many"),
    ("change-due", {"due_kind": "interval", "count": "2"}, "Select days, working days"),
    ("change-due", {"due_kind": "condition"}, "Enter what must happen first"),
    ("change-due", {"why": ""}, "Select why it is changing"),
    ("change-due", {"reason": ""}, "Enter the reason"),
    ("pause", day("review_on", "23 1 2014"), "Review date must be after today"),
    ("pause", {"reason": ""}, "Enter why it is paused"),
    ("withdraw", {"reason": ""}, "Enter why it was a wrong entry"),
    ("amend", {"wording": ""}, "Enter a short wording"),
    ("amend", {"wording": "x" * 501}, "Short wording must be 500 characters or fewer"),
    ("amend", {"indicators": "999"}, "must be one of the choices"),
    ("amend", {"contributing": "nobody"}, "must be one of the choices"),
]


def ready(app: Flask, client: PageClient, verb: str) -> Scene:
    scene = build(app)
    scene.publish()
    if verb in ANSWERED:
        scene.say(UpdateKind.REPORT)
    sign_in(client, getattr(scene, WHO.get(verb, "clerk")))
    return scene


def sent(scene: Scene, verb: str, changed: dict[str, str] | None = None) -> dict[str, Any]:
    given: dict[str, Any] = {**GOOD[verb], **(changed or {})}
    if verb == "reassign" and not changed:
        given["post"] = str(scene.other_post.id)
    if verb in EDITS:
        given["version"] = str(scene.action().version)
    return given


@pytest.mark.parametrize("verb", GOOD)
def test_a_verb_leads_back_to_the_action_when_it_is_done(
    app: Flask, client: PageClient, clock: Traveller, verb: str
) -> None:
    del clock
    scene = ready(app, client, verb)
    assert client.get(f"{scene.address}/{verb}").status_code == 200
    before = scene.action().version

    answer = client.post(f"{scene.address}/{verb}", data=sent(scene, verb))

    assert (answer.status_code, answer.headers.get("Location")) == (303, scene.address)
    assert client.get(scene.address).status_code == 200
    if verb not in {"support", "update/later-date"}:
        assert scene.action().version > before


@pytest.mark.parametrize(("verb", "wrong", "message"), BAD)
def test_bad_input_is_told_at_its_field_and_kept_and_nothing_is_saved(
    app: Flask,
    client: PageClient,
    clock: Traveller,
    verb: str,
    wrong: dict[str, str],
    message: str,
) -> None:
    del clock
    scene = ready(app, client, verb)
    before = scene.action().version
    given = sent(scene, verb, wrong)

    answer = client.post(f"{scene.address}/{verb}", data=given)
    page = answer.get_data(as_text=True)

    assert answer.status_code == 422
    assert message in page
    assert page.count('class="govuk-error-message"') >= 1
    for name in ("text", "reason", "wording"):
        kept = given.get(name, "").strip()
        assert not kept or kept in page, f"{name} is lost"
    assert scene.action().version == before


@pytest.mark.parametrize("verb", sorted(EDITS))
@pytest.mark.parametrize("version", ["0", "999", "garbled", ""])
def test_the_second_is_told_and_keeps_their_words_when_two_change_it_at_once(
    app: Flask, client: PageClient, clock: Traveller, verb: str, version: str
) -> None:
    del clock
    scene = ready(app, client, verb)
    before = scene.action().version
    given = sent(scene, verb) | {"version": version}

    answer = client.post(f"{scene.address}/{verb}", data=given)
    page = answer.get_data(as_text=True)

    assert answer.status_code == 422
    assert "Somebody changed this while you were writing" in page
    assert given["reason"] in page
    assert scene.action().version == before


def test_an_overtaken_form_is_taken_when_it_is_sent_again_after_reading(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = ready(app, client, "close")
    given = sent(scene, "close")
    client.post(f"{scene.address}/amend", data=sent(scene, "amend"))

    told = client.post(f"{scene.address}/close", data=given)
    assert told.status_code == 422
    assert GOOD["amend"]["wording"] in told.text
    found = re.search(r'name="version" value="(\d+)"', told.text)
    assert found is not None
    again = client.post(f"{scene.address}/close", data=given | {"version": found[1]})
    assert again.status_code == 303


def test_what_was_closed_meanwhile_is_said_and_words_are_kept_when_an_update_is_sent(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = ready(app, client, "close")
    client.post(f"{scene.address}/close", data=sent(scene, "close"))
    sign_in(client, scene.owner)

    told = client.post(f"{scene.address}/update", data=GOOD["update"])
    assert told.status_code == 422
    assert "This action is now “closed”" in told.text
    assert GOOD["update"]["text"] in told.text


def test_an_update_asks_for_the_date_on_a_second_page_when_a_later_one_is_needed(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = ready(app, client, "update")
    first = {"text": "Data comes in May.", "kind": "later_date", "once": "one-token"}

    for _again in range(2):  # going back and sending the first page again is no error
        answer = client.post(f"{scene.address}/update", data=first)
        page = answer.get_data(as_text=True)
        assert answer.status_code == 200
        assert "When can it be done?" in page
        assert "Data comes in May." in page
    assert scene.action().status is ActionStatus.ISSUED


def test_one_update_is_made_when_a_form_is_sent_twice(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = ready(app, client, "update")
    for _again in range(2):
        answer = client.post(f"{scene.address}/update", data=GOOD["update"] | {"once": "token-1"})
        assert answer.headers["Location"] == scene.address

    page = client.get(scene.address).get_data(as_text=True)
    assert page.count("We met the team.") == 1


@pytest.mark.parametrize("verb", ["amend", "close", "pause", "reassign", "change-due", "update"])
def test_a_closed_action_says_when_it_was_closed_when_a_verb_is_opened(
    app: Flask, client: PageClient, clock: Traveller, verb: str
) -> None:
    del clock
    scene = ready(app, client, "close")
    client.post(f"{scene.address}/close", data=sent(scene, "close"))

    page = client.get(f"{scene.address}/{verb}", follow_redirects=True).get_data(as_text=True)
    assert "This action was closed on 23 January 2014. Reopen it to change it." in page


def test_a_closed_action_is_taken_up_again_when_it_is_reopened(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = ready(app, client, "close")
    client.post(f"{scene.address}/close", data=sent(scene, "close"))
    given = {"reason": "Closed by mistake", "version": str(scene.action().version)}

    assert client.post(f"{scene.address}/reopen", data=given).status_code == 303
    assert scene.action().status is ActionStatus.IN_PROGRESS
    assert "Closed by mistake" in client.get(scene.address).get_data(as_text=True)


def test_an_update_is_public_when_a_clerk_publishes_it(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = ready(app, client, "close")
    scene.say(UpdateKind.PROGRESS, "Ready to be read.")

    for update, status in (("1", 303), ("1", 303), ("99", 404), ("x", 404), ("", 404)):
        answer = client.post(f"{scene.address}/release", data={"update": update})
        assert answer.status_code == status, update
    client.post("/sign-out")
    assert "Ready to be read." in client.get(scene.address).get_data(as_text=True)


NEW: dict[str, str] = {
    "wording": "Report on thresholds",
    "passage": "It was agreed to report on thresholds.",
    "due_kind": "month",
    "month": "4",
    "sooner": "yes",
    "words": "to the April Committee meeting, or sooner",
    "restriction": "open",
}


def test_an_action_is_recorded_with_its_indicators_and_due_month(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = ready(app, client, "close")
    address = f"/items/{scene.item.public_id}/actions/new"
    form = client.get(address, query_string={"passage": "Agreed words"}).get_data(as_text=True)
    assert "Agreed words" in form
    key = scene.indicator.id
    given = NEW | {
        "lead_post": str(scene.post.id),
        "indicators": str(key),
        f"expectation_{key}": "lower",
    }

    answer = client.post(address, data=given)

    assert (answer.status_code, answer.headers["Location"]) == (303, "/actions/CSP/2013-14/002")
    page = client.get("/actions/CSP/2013-14/002").get_data(as_text=True)
    for words in (
        "Report on thresholds</h1>",
        "30 April 2014, or sooner (no April meeting scheduled yet)",
        "Director of Children’s Services",
        "Contacts",
        "lower it",
    ):
        assert words in page, words


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"wording": ""}, "Enter a short wording"),
        ({"due_kind": ""}, "Select when it is due"),
        ({"month": ""}, "Select a month"),
        ({"year": "2013"}, "Due date must be on or after 23 January 2014"),
        ({"year": "soon"}, "Year must be a whole number"),
        ({"lead_post": "999"}, "Owner must be one of the choices"),
        ({"restriction": "exempt"}, "Enter the paragraph or legal ground"),
        ({"restriction": "secret"}, "Select who may read it"),
        ({"due_kind": "meeting", "meeting_id": "1"}, "Meeting must be one of the choices"),
        ({"indicators": "1; DROP TABLE action"}, "must be one of the choices"),
    ],
)
def test_nothing_is_recorded_and_words_are_kept_when_a_new_action_is_not_right(
    app: Flask, client: PageClient, clock: Traveller, wrong: dict[str, str], message: str
) -> None:
    del clock
    scene = ready(app, client, "close")
    answer = client.post(f"/items/{scene.item.public_id}/actions/new", data=NEW | wrong)
    page = answer.get_data(as_text=True)

    assert answer.status_code == 422
    assert message in page
    assert NEW["passage"] in page
    assert client.get("/actions/CSP/2013-14/002").status_code == 404


def test_a_part_of_another_answer_is_not_held_against_anybody(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = ready(app, client, "close")
    given = NEW | {"count": "abc", **day("on", "99 99 99"), "meeting_id": "77"}

    answer = client.post(f"/items/{scene.item.public_id}/actions/new", data=given)
    assert answer.status_code == 303


def test_hostile_words_are_only_words_when_shown(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = ready(app, client, "update")
    hostile = "<script>alert(1)</script> {{ 7*7 }}"
    client.post(f"{scene.address}/update", data={"text": hostile, "kind": "progress"})
    page = client.get(scene.address).get_data(as_text=True)

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in page
    assert WORDING in page
