"""The work programme as pages: by meeting, planned, moved, put on an agenda, dropped."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from tests import builders
from tests.databases import statements
from tests.web.programme.panels import HERE, TODAY, Panel
from tracker.operations import posts
from tracker.queries import posts as queries
from tracker.vocabulary import CommitteeKind, MeetingStatus

if TYPE_CHECKING:
    from time_machine import Traveller

FIRST, SECOND = date(2014, 2, 22), date(2014, 3, 24)
NEW = {"subject": "Annual report", "purpose": "To note it", "is_public": "yes"}


def test_what_is_planned_stands_by_meeting_in_order(panel: Panel) -> None:
    panel.plan("Later", panel.second)
    panel.plan("Sooner", panel.first, purpose="To note it")
    panel.plan("Some day")
    text = panel.text()
    assert "<h1" in text
    assert "Work programme: Safeguarding Panel" in text
    places = [
        text.index(words)
        for words in (
            "22 February 2014",
            "Sooner",
            "To note it",
            "24 March 2014",
            "Later",
            'id="unplaced"',
            "Some day",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("signed_in", "next_step"), [(True, f"{HERE}/new"), (False, "/committees/CSP")]
)
def test_an_empty_programme_says_what_to_do_next(
    signed_in: bool,
    next_step: str,
    panel: Panel,
) -> None:
    if not signed_in:
        panel.client.post("/sign-out")
    empty = panel.text().split('class="app-empty"')[1].split("</div>")[0]
    assert "Nothing is planned yet." in empty
    assert f'href="{next_step}"' in empty


def test_a_programme_of_another_committee_is_not_shown(app: Flask, panel: Panel) -> None:
    with app.app_context():
        builders.a_committee("OPG", "Officer group", kind=CommitteeKind.OFFICER_GROUP)
    assert panel.client.get("/committees/OPG/programme").status_code == 200
    panel.client.post("/sign-out")
    assert panel.client.get("/committees/OPG/programme").status_code == 404
    assert panel.client.get("/committees/XYZ/programme").status_code == 404


@pytest.mark.parametrize(
    ("status", "flag"),
    [
        (MeetingStatus.CANCELLED, "Meeting cancelled"),
        (MeetingStatus.POSTPONED, "Meeting postponed"),
    ],
)
def test_a_meeting_that_will_not_be_held_as_planned_is_flagged(
    status: MeetingStatus, flag: str, panel: Panel
) -> None:
    panel.plan("Report", panel.first)
    assert flag not in panel.text()
    panel.set_status(panel.first, status)
    text = panel.text()
    assert flag in text
    assert text.index(flag) < text.index("Report</span>")
    assert ("move each to another meeting" in text) is (status is MeetingStatus.CANCELLED)


def test_a_cancelled_meeting_without_plans_is_left_out(panel: Panel) -> None:
    panel.plan("Report", panel.second)
    panel.set_status(panel.first, MeetingStatus.CANCELLED)
    assert "22 February 2014" not in panel.text()


def test_a_subject_is_added_to_a_meeting_once(panel: Panel) -> None:
    form = NEW | {"meeting_id": str(panel.second.id), "once": "one-time-token-of-this-form"}
    for _again in range(2):
        answer = panel.send(f"{HERE}/new", **form)
        assert answer.status_code == 303
        assert answer.location.startswith(f"{HERE}#planned-")
    assert panel.order() == [(SECOND, "Annual report")]


def test_the_form_starts_with_the_meeting_of_the_address(panel: Panel) -> None:
    text = panel.text(f"{HERE}/new?meeting={panel.second.id}")
    assert f'<option value="{panel.second.id}" selected>24 March 2014</option>' in text
    assert panel.client.get(f"{HERE}/new?meeting=rubbish").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "message", "error_at"),
    [
        ({"subject": "  "}, "Enter the subject", "subject"),
        ({"subject": "x" * 201}, "Subject must be 200 characters or fewer", "subject"),
        ({"purpose": "x" * 1001}, "Purpose must be 1,000 characters or fewer", "purpose"),
        ({"lead_post_id": "99"}, "Led by must be one of the choices", "lead_post_id"),
        ({"lead_post_id": "x"}, "Led by must be one of the choices", "lead_post_id"),
        ({"meeting_id": "99"}, "Meeting must be one of the choices", "meeting_id"),
    ],
)
def test_bad_input_is_named_at_its_field_and_kept(
    wrong: dict[str, str], message: str, error_at: str, panel: Panel
) -> None:
    answer = panel.send(f"{HERE}/new", **(NEW | {"purpose": "Kept words"} | wrong))
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert message in text.split(f'id="{error_at}-error"')[1].split("</p>")[0]
    assert "Kept words" in text or "purpose" in wrong
    assert panel.order() == []


def test_a_subject_is_edited(panel: Panel) -> None:
    key = panel.plan("Report", panel.first, purpose="To note it")
    text = panel.text(f"/programme/{key}/edit")
    assert 'value="Report"' in text
    answer = panel.send(f"/programme/{key}/edit", version="1", subject="Annual report", purpose="")
    assert answer.location == f"{HERE}#planned-{key}"
    stored = panel.stored(key)
    assert (stored.subject, stored.purpose, stored.is_public) == ("Annual report", "", False)


def test_a_post_that_ended_leads_nothing_planned_any_more(app: Flask, panel: Panel) -> None:
    with app.app_context():
        post = builders.a_post("Old post")
        key = panel.plan("Report", lead_post_id=post.id)

        def end() -> None:
            found = queries.find(post.id)
            assert found is not None
            last = TODAY - timedelta(days=9)
            posts.end_post(found, last, None, panel.clerk, TODAY, "", seen_version=1)

        builders.made(end)
    assert "Old post</option>" not in panel.text(f"/programme/{key}/edit")
    assert "Old post" not in panel.text(f"{HERE}/new")


@pytest.mark.parametrize(
    ("verb", "given", "message"),
    [
        ("edit", {"version": "1", "subject": ""}, "Enter the subject"),
        (
            "edit",
            {"version": "7", "subject": "Mine"},
            "Somebody changed this while you were writing",
        ),
        (
            "edit",
            {"version": "x", "subject": "Mine"},
            "Somebody changed this while you were writing",
        ),
        ("move", {"version": "1", "meeting_id": "99"}, "Meeting must be one of the choices"),
        ("move", {"version": "1", "place": "0"}, "Place in the list must be 1 or more"),
        ("move", {"version": "1", "place": "two"}, "Place in the list must be a whole number"),
        ("move", {"version": "7", "place": "1"}, "Somebody changed this while you were writing"),
        ("drop", {"version": "1", "reason": " "}, "Enter the reason"),
        (
            "drop",
            {"version": "7", "reason": "Mine"},
            "Somebody changed this while you were writing",
        ),
        ("to-agenda", {"number": ""}, "Enter the item’s number"),
        ("to-agenda", {"number": "1" * 21}, "Number must be 20 characters or fewer"),
    ],
)
def test_bad_input_to_a_verb_saves_nothing(
    verb: str, given: dict[str, str], message: str, panel: Panel
) -> None:
    key = panel.plan("Report", panel.first)
    answer = panel.send(f"/programme/{key}/{verb}", **given)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert message in text
    assert ("Mine" in text) is ("Mine" in given.values())
    assert panel.order() == [(FIRST, "Report")]
    assert panel.stored(key).version == 1


def test_an_overtaken_edit_shows_what_stands_and_can_be_sent_again(panel: Panel) -> None:
    key = panel.plan("Report")
    panel.send(f"/programme/{key}/edit", version="1", subject="Theirs")
    text = panel.send(f"/programme/{key}/edit", version="1", subject="Mine").get_data(as_text=True)
    assert "Theirs" in text
    assert 'name="version" value="2"' in text
    panel.send(f"/programme/{key}/edit", version="2", subject="Mine")
    assert panel.order() == [(None, "Mine")]


def test_a_row_offers_up_and_down_where_there_is_room(panel: Panel) -> None:
    keys = [panel.plan(each, panel.first) for each in ("a", "b", "c")]
    text = panel.text()
    offered = [
        [words for words in ("Move up", "Move down") if words in part.split("</tr>")[0]]
        for part in text.split('id="planned-')[1:]
    ]
    assert offered == [["Move down"], ["Move up", "Move down"], ["Move up"]]
    panel.send(f"/programme/{keys[2]}/move", version="1", meeting_id=panel.first.id, place="2")
    assert [subject for _day, subject in panel.order()] == ["a", "c", "b"]


def test_a_subject_is_moved_by_form(panel: Panel) -> None:
    key = panel.plan("Report", panel.first)
    panel.plan("Other", panel.second)
    assert "Not yet given a meeting" in panel.text(f"/programme/{key}/move")
    answer = panel.send(
        f"/programme/{key}/move", version="1", meeting_id=panel.second.id, place="1"
    )
    assert answer.location == f"{HERE}#planned-{key}"
    assert panel.order() == [(SECOND, "Report"), (SECOND, "Other")]
    panel.send(f"/programme/{key}/move", version="2", meeting_id="", place="")
    assert panel.order() == [(SECOND, "Other"), (None, "Report")]


def test_the_cancelled_meeting_is_named_as_such_when_moving_away(panel: Panel) -> None:
    key = panel.plan("Report", panel.first)
    panel.set_status(panel.first, MeetingStatus.CANCELLED)
    text = panel.text(f"/programme/{key}/move")
    assert "22 February 2014 (cancelled)" in text
    panel.send(f"/programme/{key}/move", version="1", meeting_id=panel.second.id, place="1")
    assert panel.order() == [(SECOND, "Report")]


def test_a_subject_becomes_an_agenda_item(panel: Panel) -> None:
    key = panel.plan("Report", panel.first, purpose="To **note** it")
    answer = panel.send(f"/programme/{key}/to-agenda", number="7")
    assert answer.status_code == 303
    item = panel.text(answer.location)
    assert "<strong>note</strong>" in item
    row = panel.text().split(f'id="planned-{key}"')[1].split("</tr>")[0]
    assert f'href="{answer.location}"' in row
    assert "Add to agenda" not in row
    for verb in ("edit", "move", "drop", "to-agenda"):
        assert panel.client.get(f"/programme/{key}/{verb}").location == HERE
    assert "on an agenda already" in panel.text()


def test_the_public_learns_of_the_agenda_when_it_is_published(app: Flask, panel: Panel) -> None:
    key = panel.plan("Report", panel.first)
    there = panel.send(f"/programme/{key}/to-agenda", number="7").location
    panel.client.post("/sign-out")
    assert there not in panel.text()
    assert "Report" in panel.text()
    with app.app_context():
        clerk = builders.a_clerk("Bo Clerk")
        builders.agenda_published(panel.first, clerk)
    assert there in panel.text()


def test_what_was_considered_is_told_for_a_year(app: Flask, panel: Panel, clock: Traveller) -> None:
    key = panel.plan("Report", panel.first)
    panel.plan("Forgotten", panel.first)
    there = panel.send(f"/programme/{key}/to-agenda", number="7").location
    with app.app_context():
        builders.agenda_published(panel.first, builders.a_clerk("Bo Clerk"))
    panel.client.post("/sign-out")
    clock.move_to("2014-04-01T10:00:00+00:00")
    text = panel.text()
    assert "Meeting has passed" in text
    assert text.index("Forgotten") < text.index("Considered in the past year") < text.index(there)
    clock.move_to("2015-04-01T10:00:00+00:00")
    assert there not in panel.text()


def test_a_subject_without_a_meeting_is_led_to_one(panel: Panel) -> None:
    key = panel.plan("Report")
    assert f'href="/programme/{key}/move"' in panel.text(f"/programme/{key}/to-agenda")
    answer = panel.send(f"/programme/{key}/to-agenda", number="7")
    assert answer.status_code == 422
    assert "Move it to a meeting before" in answer.get_data(as_text=True)


def test_an_agenda_of_a_cancelled_meeting_takes_nothing(panel: Panel) -> None:
    key = panel.plan("Report", panel.first)
    panel.set_status(panel.first, MeetingStatus.CANCELLED)
    assert "Its meeting is not to come" in panel.text(f"/programme/{key}/to-agenda")
    answer = panel.send(f"/programme/{key}/to-agenda", number="7")
    assert answer.status_code == 422
    assert "Select a meeting that is still to come" in answer.get_data(as_text=True)


def test_a_dropped_subject_leaves_with_its_reason(panel: Panel) -> None:
    key = panel.plan("Report", panel.first)
    panel.plan("Other", panel.first)
    answer = panel.send(f"/programme/{key}/drop", version="1", reason="Not for this panel")
    assert answer.location == HERE
    assert panel.order() == [(FIRST, "Other")]
    assert "Not for this panel" in panel.text()
    panel.client.post("/sign-out")
    assert "Not for this panel" not in panel.text()


def test_statements_do_not_grow_with_what_is_planned(panel: Panel) -> None:
    counts: list[int] = []
    for planned in (3, 27):
        for number in range(planned):
            panel.plan(f"Subject {number}", [panel.first, panel.second, None][number % 3])
        with statements() as sent:
            panel.text()
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 10


def test_a_key_beyond_any_database_is_not_found(panel: Panel) -> None:
    for planned_id in (999, 2**31, 2**70):
        assert panel.client.get(f"/programme/{planned_id}/edit").status_code == 404
