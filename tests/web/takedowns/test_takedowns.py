"""Published papers taken down at once, by every way out, and put back as they were."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests import builders as b
from tracker import clock as house_clock
from tracker.models import Action, AgendaItem, Meeting, Person
from tracker.operations import agendas, items, meetings, minutes
from tracker.operations.items import ItemWords
from tracker.queries import items as item_queries
from tracker.rules.errors import Broken, RuleBroken

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient

WHY = "A name was published by mistake."


@dataclass(frozen=True)
class Town:
    """A meeting with published agenda and minutes, full of invented words."""

    clerk: Person
    meeting: Meeting
    item: AgendaItem
    action: Action


@pytest.fixture
def town(app: Flask) -> Town:
    with app.app_context():
        clerk, committee = b.a_clerk(), b.a_committee()
        meeting = b.a_meeting(committee, clerk)
        item = b.an_item(meeting, clerk, "Zqtitle", "The Zqminutes.", "The Zqpurpose.")
        action = b.an_action(committee, meeting, clerk, "Zqwording", item, passage="The Zqpassage.")
        b.agenda_published(meeting, clerk)
        b.minutes_published(meeting, clerk)
        return Town(clerk, meeting, item, action)


def take_down(client: PageClient, town: Town, papers: str, reason: str = WHY):  # noqa: ANN201 - a response
    address = f"/meetings/{town.meeting.public_id}/take-down"
    return client.post(address, data={"papers": papers, "reason": reason})


def opened(data: bytes) -> str:
    """What stands in an answer: a page, or the parts of a Word file."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            data = b"".join(parts.read(name) for name in parts.namelist())
    return data.decode(errors="replace")


def ways_out(client: PageClient, town: Town) -> str:
    """Everything anybody is answered about the meeting, its item and its action."""
    reference = town.action.reference
    here = f"/meetings/{town.meeting.public_id}"
    return "".join(
        opened(client.get(address).data)
        for address in (
            "/",
            "/meetings",
            here,
            f"{here}/minutes.docx",
            f"{here}/action-log",
            f"{here}/minutes/corrected",
            f"/items/{town.item.public_id}",
            "/actions?standing=all",
            "/actions.csv?standing=all",
            "/actions.atom",
            f"/actions/{reference}",
            "/committees/CSP",
            "/committees/CSP.atom",
            "/committees/CSP/outstanding",
        )
    )


@pytest.mark.parametrize(
    ("papers", "gone", "still"),
    [
        ("minutes", ["Zqminutes", "Zqwording", "Zqpassage"], ["Zqtitle", "Zqpurpose"]),
        ("agenda", ["Zqminutes", "Zqwording", "Zqpassage", "Zqtitle", "Zqpurpose"], []),
    ],
)
def test_what_is_taken_down_is_gone_by_every_way_and_the_page_says_so(
    client: PageClient, town: Town, papers: str, gone: list[str], still: list[str]
) -> None:
    before = ways_out(client, town)
    assert [word for word in [*gone, *still] if word not in before] == []
    b.sign_in(client, town.clerk)

    assert take_down(client, town, papers).status_code == 303

    client.post("/sign-out")
    after = ways_out(client, town)
    assert [word for word in gone if word in after] == []
    assert [word for word in still if word not in after] == []
    page = client.get(f"/meetings/{town.meeting.public_id}").text
    assert WHY in page
    assert "taken down on" in page


@pytest.mark.parametrize("papers", ["minutes", "agenda"])
def test_it_is_put_back_as_it_was(client: PageClient, town: Town, papers: str) -> None:
    before = client.get(f"/meetings/{town.meeting.public_id}").text
    b.sign_in(client, town.clerk)
    take_down(client, town, papers)
    address = f"/meetings/{town.meeting.public_id}/put-back"
    assert WHY in client.get(address).text

    assert client.post(address).status_code == 303
    assert client.post(address).status_code == 422

    client.post("/sign-out")
    after = client.get(f"/meetings/{town.meeting.public_id}").text
    assert WHY not in after
    main = before[before.index("<main") : before.index("</main")]
    assert after[after.index("<main") : after.index("</main")] == main
    assert "Zqpassage" in ways_out(client, town)


@pytest.mark.parametrize(
    ("papers", "reason", "says"),
    [("", WHY, "Select what is taken down"), ("minutes", " ", "Enter the reason")],
)
def test_it_says_what_and_why(
    client: PageClient, town: Town, papers: str, reason: str, says: str
) -> None:
    b.sign_in(client, town.clerk)
    answer = take_down(client, town, papers, reason)

    assert answer.status_code == 422
    assert says in answer.text


def test_what_is_not_published_is_not_taken_down(
    app: Flask, client: PageClient, town: Town
) -> None:
    with app.app_context():
        other = b.a_meeting(b.a_committee("ENV", "Environment"), town.clerk)
    b.sign_in(client, town.clerk)

    assert (
        "Nothing of this meeting is published"
        in client.get(f"/meetings/{other.public_id}/take-down").text
    )


def test_nothing_is_written_on_while_papers_are_down(
    app: Flask, client: PageClient, town: Town
) -> None:
    b.sign_in(client, town.clerk)
    take_down(client, town, "agenda")
    with app.app_context():
        actor, now = b.as_reader(town.clerk), house_clock.now()

        def item() -> AgendaItem:
            return item_queries.get(actor, town.item.public_id)

        def held() -> Meeting:
            return b.loaded(town.meeting, actor)

        for change in (
            lambda: minutes.save(
                item(), "New", "New", actor, base_revision_id=item().current_revision_id
            ),
            lambda: agendas.move_item(item(), 1, actor),
            lambda: items.add(held(), ItemWords("9", "New"), actor),
            lambda: meetings.publish_minutes(held(), actor, now),
            lambda: meetings.publish_agenda(held(), actor, now),
        ):
            with pytest.raises(RuleBroken) as broken:
                b.made(change)
            assert broken.value.code in {Broken.MINUTES_DOWN, Broken.AGENDA_NOT_PUBLISHED}
