"""Closing at a meeting and provisionally, who contributes, and who is told by e-mail."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import sign_in
from tests.operations.test_outgoing_emails import sent
from tests.web.actions.scene import WORDING, Scene, build
from tracker.rules.due import DueRule
from tracker.vocabulary import ActionStatus, DueKind, MemberRole, UpdateKind

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.mail_server import MailServer
    from tests.pages import PageClient
    from tracker.models import Meeting, Person

CLOSING = {"outcome": "completed", "reason": "The Panel agreed that it is done"}
SETTINGS = {
    "name": "Northbridge Borough Council",
    "short_name": "Northbridge",
    "nation": "england",
    "log_name": "Action log",
    "chair_word": "Chair",
    "colour": "#1d4f5c",
    "closes_provisionally": "y",
}


def a_later_meeting(app: Flask, scene: Scene, on: date = date(2014, 4, 24)) -> Meeting:
    with app.app_context():
        return builders.a_meeting(scene.committee, scene.clerk, on)


def addressed(mail_server: MailServer) -> list[tuple[str, str]]:
    """To whom, and with which subject, each e-mail went; then they count as read."""
    return sorted(
        (message["To"].addresses[0].addr_spec, str(message["Subject"]))
        for message in mail_server.messages
    )


def test_an_action_closes_on_the_day_of_the_meeting_under_its_item(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    scene = build(app)
    scene.publish()
    april = a_later_meeting(app, scene)
    with app.app_context():
        item = builders.an_item(april, scene.clerk, "Matters arising", number="4")
        builders.agenda_published(april, scene.clerk)
    clock.move_to("2014-04-28T10:00:00Z")
    sign_in(client, scene.clerk)
    page = client.get(f"{scene.address}/close").text
    assert "24 April 2014, item 4, Matters arising" in page

    there = {"version": scene.version, "decided_at": f"m{april.id}i{item.id}"}
    assert client.post(f"{scene.address}/close", data=CLOSING | there).status_code == 303

    assert scene.action().closed_on == date(2014, 4, 24)
    assert "Agreed to close at the meeting on 24 April 2014 (item 4)" in (
        client.get(scene.address).text
    )
    assert f"/items/{item.public_id}" in app.test_client().get(scene.address).text


@pytest.mark.parametrize("place", ["another committee", "to come", "item of another", "nonsense"])
def test_a_meeting_that_cannot_have_agreed_is_refused_and_the_words_stay(
    app: Flask, client: PageClient, clock: Traveller, place: str
) -> None:
    scene = build(app)
    with app.app_context():
        other = builders.a_committee("ASC", "Adults Panel")
        theirs = builders.a_meeting(other, scene.clerk, date(2014, 2, 20))
    april, june = a_later_meeting(app, scene), a_later_meeting(app, scene, date(2014, 6, 12))
    clock.move_to("2014-04-28T10:00:00Z")
    sign_in(client, scene.clerk)
    chosen = {
        "another committee": f"m{theirs.id}",
        "to come": f"m{june.id}",
        "item of another": f"m{april.id}i{scene.item.id}",
        "nonsense": "m²i-1",
    }[place]

    given = CLOSING | {"version": scene.version, "decided_at": chosen}
    answer = client.post(f"{scene.address}/close", data=given)

    assert answer.status_code == 422
    assert "The Panel agreed that it is done" in answer.text
    assert scene.action().closed_on is None


def test_closing_provisionally_waits_for_the_setting_and_is_told_to_the_committee(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    scene = build(app)
    scene.publish()
    a_later_meeting(app, scene)
    clock.move_to("2014-03-03T10:00:00Z")
    sign_in(client, scene.clerk)
    path = f"{scene.address}/close-provisionally"
    words = {"outcome": "completed", "reason": "The chair agreed on 3 March"}
    assert path not in client.get(scene.address).text
    client.post(path, data=words | {"version": scene.version})
    assert scene.action().closed_on is None

    with app.app_context():
        admin = builders.made(lambda: _admin(scene))
    sign_in(client, admin)
    assert client.post("/records/authority", data=SETTINGS).status_code == 303
    sign_in(client, scene.clerk)
    assert path in client.get(scene.address).text
    assert client.post(path, data=words | {"version": scene.version}).status_code == 303

    assert scene.action().status is ActionStatus.CLOSED
    for address in (scene.address, "/committees/CSP/outstanding"):
        assert "Closed provisionally, to be reported on 24 April 2014" in client.get(address).text


def _admin(scene: Scene) -> Person:
    from tracker.db import db
    from tracker.models import Person

    found = db.session.get_one(Person, scene.clerk.id)
    found.is_admin = True
    db.session.flush()
    return found


def test_whoever_contributes_says_how_work_goes_on_and_no_more(
    app: Flask, client: PageClient
) -> None:
    with app.app_context():
        post = builders.a_post("Head of Youth")
        helper = builders.appointed(builders.a_person("Hal Young"), post)
    scene = build(app, contributing_post_ids=[post.id])
    scene.publish()
    sign_in(client, helper)
    form = client.get(f"{scene.address}/update").text
    assert "Your post contributes" in form
    assert "This is the report asked for" not in form

    for kind in ("report", "proposal", "later_date"):
        refused = client.post(f"{scene.address}/update", data={"text": "Done.", "kind": kind})
        assert (refused.status_code, "Done." in refused.text) == (422, True)
    assert scene.action().answered_on is None
    given = {"text": "Ten families helped.", "kind": "progress"}
    assert client.post(f"{scene.address}/update", data=given).status_code == 303
    assert "Ten families helped." in client.get(scene.address).text


def test_each_is_told_what_concerns_them_where_mail_arrives(
    app: Flask, client: PageClient, clock: Traveller, mail_server: MailServer
) -> None:
    clock.move_to("2014-01-24T10:00:00Z")
    with app.app_context():
        post = builders.a_post("Head of Youth")
        builders.appointed(builders.a_person("Hal Young"), post)
    scene = build(app, contributing_post_ids=[post.id])
    scene.publish()
    owner, helper, new = (
        f"{name}@council.example" for name in ("diana.price", "hal.young", "nia.west")
    )
    told: list[tuple[str, str]] = []

    def news() -> list[str]:
        """Whom the e-mails since the last look went to."""
        nonlocal told
        with app.app_context():
            sent(mail_server)
        everything = addressed(mail_server)
        fresh = list(everything)
        for each in told:
            fresh.remove(each)
        told = everything
        return [address for address, _ in fresh]

    assert news() == [owner, helper]  # issued

    sign_in(client, scene.chair)
    assert client.post(f"{scene.address}/ask-for-update", data={"reason": ""}).status_code == 303
    assert news() == [owner, helper]

    scene.say(UpdateKind.REPORT)
    returned = {"version": scene.version, "reason": "It lacks figures"}
    assert client.post(f"{scene.address}/return", data=returned).status_code == 303
    assert news() == [owner]
    assert "It lacks figures" not in str(mail_server.messages[-1])

    with app.app_context():
        builders.appointed(builders.a_person("Nia West"), scene.other_post)
    sign_in(client, scene.clerk)
    given = {
        "version": scene.version,
        "post": str(scene.other_post.id),
        "reason": "Reorganised",
    }
    assert client.post(f"{scene.address}/reassign", data=given).status_code == 303
    assert news() == [new]
    assert WORDING in str(mail_server.messages[-1])
    assert news() == []


def test_several_actions_go_onto_an_agenda_as_one_item_or_each_as_its_own(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    clock.move_to("2014-03-10T10:00:00Z")
    april_rule = DueRule(DueKind.MONTH, month=4)
    scene = build(app, due=april_rule)
    with app.app_context():
        for number in (2, 3, 4):
            builders.an_action(
                scene.committee, scene.meeting, scene.clerk, f"Action {number}", due=april_rule
            )
    april = a_later_meeting(app, scene)
    sign_in(client, scene.clerk)
    there = f"/meetings/{april.public_id}"
    keys = [str(key) for key in range(scene.action().id, scene.action().id + 4)]

    one = {"actions": keys[:3], "how": "one", "title": ""}
    assert "Enter the title of the item" in client.post(f"{there}/report-back", data=one).text
    one["title"] = "Matters arising"
    assert client.post(f"{there}/report-back", data=one).status_code == 303
    page = client.get(there).text
    assert page.count("Matters arising</a></h2>") == 1
    assert all(words in page for words in (WORDING, "Action 2", "Action 3"))

    form = client.get(f"{there}/report-back").text
    assert ("Action 4" in form, "Action 3" in form) == (True, False)
    each = {"actions": keys[3:], "how": "each"}
    assert client.post(f"{there}/report-back", data=each).status_code == 303
    assert "Action 4" in client.get(there).text
    client.post(f"{there}/report-back", data=each)
    assert "these actions are on the agenda already" in client.get(there).text


def test_the_chair_is_offered_to_ask_beside_what_is_overdue_and_nobody_else_is(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    scene = build(app)
    scene.publish()
    clock.move_to("2014-03-10T10:00:00Z")
    with app.app_context():
        member = builders.seated(builders.a_person("Meg Hall"), scene.committee, MemberRole.MEMBER)
    ask, there = f"{scene.address}/ask-for-update", "/committees/CSP/outstanding"
    for person, offered in ((scene.chair, True), (scene.clerk, True), (member, False)):
        sign_in(client, person)
        assert (ask in client.get(there).text) is offered, person.name
        assert (client.get(ask).status_code == 200) is offered, person.name
    assert ask not in app.test_client().get(there).text
