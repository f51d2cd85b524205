"""Action logs: page and files, what each reader finds in them, and what was published with an agenda."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pypdf
import pytest

from tests import builders
from tests.builders import sign_in
from tests.databases import statements
from tests.web.actions.scene import Scene, build
from tests.web.actions.test_lists import more
from tracker import clock as house_clock
from tracker.db import db
from tracker.exports.csv_file import MARK, as_written
from tracker.models import Action, Update
from tracker.operations import actions as operations
from tracker.operations import updates
from tracker.queries import actions as action_queries
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind, Outcome, ReadingClass, Restriction, UpdateKind

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient

LOG = "/committees/CSP/action-log"
RISKY = '=HYPERLINK("http://x")+1'


def town(app: Flask, *, publish_next: bool = True) -> Scene:
    """Actions agreed on 23 January; the next meeting is on 24 April; it is 13 March 2014."""
    scene = build(app)
    with app.app_context():
        later = builders.a_meeting(scene.committee, scene.clerk, date(2014, 4, 24))
        builders.an_item(later, scene.clerk, "Matters arising")
    more(scene, RISKY, DueRule(DueKind.DATE, on=date(2014, 3, 12)))
    more(scene, "One due in April", DueRule(DueKind.MONTH, month=4))
    more(scene, "Closed since", DueRule(DueKind.DATE, on=date(2014, 3, 1)))
    more(scene, "A private one")
    scene.publish()
    scene.say(UpdateKind.PROGRESS, "Internal words.")
    with app.app_context():
        builders.made(lambda: _close_and_hide(scene))
        if publish_next:
            builders.agenda_published(later, scene.clerk)
    scene.address = f"/meetings/{later.public_id}"
    return scene


def _find(scene: Scene, number: int) -> Action:
    actor = builders.as_reader(scene.clerk)
    return action_queries.get(actor, "CSP", "2013-14", number)


def _close_and_hide(scene: Scene) -> None:
    actor = builders.as_reader(scene.clerk)
    closed = _find(scene, 4)
    operations.close(closed, Outcome.COMPLETED, actor, house_clock.today())
    hide(_find(scene, 5))


def hide(action: Action) -> None:
    """Make an action confidential."""
    action.restriction, action.restriction_ground = Restriction.CONFIDENTIAL, "A child is named"
    action.reading_class = ReadingClass.RESTRICTED
    db.session.flush()


def cells_of(data: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def words_of(data: bytes, kind: str) -> str:
    """Everything a file says."""
    if kind == "csv":
        return data.decode()
    if kind == "pdf":
        return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "".join(parts.read(name).decode(errors="ignore") for name in parts.namelist())


def test_the_log_holds_what_is_open_and_what_closed_since_the_last_meeting(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    clock.move_to("2014-03-13T10:00:00Z")
    scene = town(app)
    sign_in(client, scene.clerk)
    page = client.get(LOG).text

    assert "Outstanding (4)" in page
    assert "Closed since 23 January 2014, for agreement that it leaves the list (1)" in page
    assert re.findall(r'app-table__main" href="[^"]+">([^<]+)<', page) == [
        "Bring an update on the officer group",
        "=HYPERLINK(&#34;http://x&#34;)+1",
        "One due in April",
        "A private one",
        "Closed since",
    ]
    assert "To publish it as an appendix in ModernGov" in page


@pytest.mark.parametrize("kind", ["csv", "xlsx", "docx", "pdf"])
def test_files_hold_what_each_reader_may_read(
    app: Flask, client: PageClient, clock: Traveller, kind: str
) -> None:
    clock.move_to("2014-03-13T10:00:00Z")
    scene = town(app)
    secrets = ("A private one", "Internal words.", "Diana Price", "Not for publication")

    public = client.get(f"{LOG}.{kind}")
    assert public.headers["Cache-Control"] == "no-cache"
    assert "Cookie" in public.headers["Vary"]
    assert "attachment" in public.headers["Content-Disposition"]
    said = words_of(public.data, kind)
    assert "One due in April" in re.sub(r"\s+", " ", said)
    assert [word for word in secrets if word in said] == []

    sign_in(client, scene.stranger)
    assert "Internal words." not in words_of(client.get(f"{LOG}.{kind}").data, kind)
    sign_in(client, scene.clerk)
    answer = client.get(f"{LOG}.{kind}")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "not-for-publication" in answer.headers["Content-Disposition"]
    inside = re.sub(r"\s+", " ", words_of(answer.data, kind))
    assert "A private one" in inside
    assert "Internal words." in inside
    to_publish = words_of(client.get(f"{LOG}.{kind}?as=public").data, kind)
    assert [word for word in secrets if word in to_publish] == []


def test_a_spreadsheet_runs_nothing_and_has_real_dates(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    clock.move_to("2014-03-13T10:00:00Z")
    town(app)
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{LOG}.xlsx").data))
    sheet: Any = book.active

    heads = [cell.value for cell in sheet[1]]
    action, due = heads.index("Action"), heads.index("Due")
    risky = next(row for row in sheet.iter_rows(min_row=2) if row[action].value == RISKY)
    assert risky[action].data_type == "s"
    assert risky[due].is_date
    assert risky[due].value.date() == date(2014, 3, 12)
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    assert (sheet.freeze_panes, sheet.auto_filter.ref[:2]) == ("B2", "A1")
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$1")
    assert book.properties.creator == "Matters Arising"

    rows = list(csv.DictReader(io.StringIO(client.get(f"{LOG}.csv").text.removeprefix(MARK))))
    assert RISKY in [as_written(row["Action"]) for row in rows]
    assert all(not row["Action"].startswith("=") for row in rows)
    assert "2014-03-12" in [row["Due"] for row in rows]


def test_word_has_headings_and_a_head_on_every_page(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    clock.move_to("2014-03-13T10:00:00Z")
    town(app)
    opened: Any = docx.Document(io.BytesIO(client.get(f"{LOG}.docx").data))

    heads = [p.text for p in opened.paragraphs if p.style.name.startswith("Heading")]
    assert heads[:2] == ["Action log: Safeguarding Panel", "Outstanding (3)"]
    assert [cell.text for cell in opened.tables[1].rows[0].cells][:4] == [
        "Reference",
        "Meeting",
        "Minute",
        "Action",
    ]


def test_what_was_published_stays_and_loses_what_became_private(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    clock.move_to("2014-03-13T10:00:00Z")
    scene = town(app)
    frozen = f"{scene.address}/action-log"
    assert "One due in April" in client.get(frozen).text
    assert "Internal words." not in client.get(frozen).text
    assert "A private one" not in client.get(frozen).text
    assert "as published with the agenda" in client.get(scene.address).text

    clock.move_to("2014-04-02T10:00:00Z")
    more(scene, "Agreed later")
    with app.app_context():
        builders.made(lambda: _change_afterwards(scene))
    page = client.get(frozen).text
    assert "Agreed later" not in page
    assert "One due in April" in page  # as it was called then
    assert "Called otherwise" not in page
    assert "officer group" not in page  # it is private now
    assert "officer group" not in words_of(client.get(f"{frozen}.docx").data, "docx")
    sign_in(client, scene.clerk)
    inside = client.get(frozen).text
    assert "officer group" in inside
    assert "A private one" in inside
    assert "officer group" not in client.get(f"{frozen}?as=public").text


def _change_afterwards(scene: Scene) -> None:
    named = _find(scene, 3)
    named.wording = "Called otherwise"
    hide(_find(scene, 1))


def test_an_update_taken_back_is_gone_from_what_was_published(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    clock.move_to("2014-03-13T10:00:00Z")
    scene = town(app, publish_next=False)
    with app.app_context():
        actor = builders.as_reader(scene.clerk)

        def release() -> None:
            said = db.session.scalars(db.select(Update)).one()
            updates.release(_find(scene, 1), said, actor, house_clock.now())

        builders.made(release)
        later = builders.loaded(_later(scene), actor)
        builders.agenda_published(later, scene.clerk)
    frozen = f"{scene.address}/action-log"
    assert "Internal words." in client.get(frozen).text

    with app.app_context():

        def take_back() -> None:
            said = db.session.scalars(db.select(Update)).one()
            said.released_at = said.released_by_id = None
            db.session.flush()

        builders.made(take_back)
    assert "Internal words." not in client.get(frozen).text


def _later(scene: Scene) -> Any:
    from tracker.queries import meetings

    return meetings.get(builders.as_reader(scene.clerk), scene.address.rsplit("/", 1)[1])


def test_a_meeting_without_a_published_agenda_has_no_log(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = town(app, publish_next=False)

    assert client.get(f"{scene.address}/action-log").status_code == 404
    assert client.get(f"{scene.address}/action-log.docx").status_code == 404
    assert client.get(f"{LOG}.exe").status_code == 404


def layout(**more: str) -> dict[str, str]:
    """The settings form as sent: reference third, action first under a name, and the standing."""
    return {
        "shown_reference": "y",
        "place_reference": "3",
        "shown_action": "y",
        "place_action": "1",
        "name_action": "What was agreed",
        "shown_standing": "y",
        "place_standing": "2",
        "name_standing": "",
        "grouping": "owner",
    } | more


def test_the_council_names_orders_and_hides_columns_everywhere(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    clock.move_to("2014-03-13T10:00:00Z")
    scene = town(app)
    sign_in(client, scene.clerk)
    look = client.post("/records/action-log", data=layout(preview="1"))
    assert look.status_code == 200
    assert "not saved yet" in look.text
    assert "What was agreed" in look.text
    assert "What was agreed" not in client.get(LOG).text

    assert client.post("/records/action-log", data=layout()).status_code == 303
    wanted = ["What was agreed", "Standing", "Reference"]
    page = client.get(LOG).text
    assert re.findall(r'role="columnheader"[^>]*>([^<]+)<', page)[:3] == wanted
    assert ">Director of Children’s Services</h3>" in page
    sheet = cells_of(client.get(f"{LOG}.xlsx").data)
    assert sheet[0] == ["What was agreed", "Standing", "Days late", "Closed on", "Reference"]
    opened: Any = docx.Document(io.BytesIO(client.get(f"{LOG}.docx").data))
    assert [cell.text for cell in opened.tables[1].rows[0].cells] == wanted
    # what was published before keeps its columns
    assert "Latest update" in client.get(f"{scene.address}/action-log").text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"shown_action": ""}, "This column must be shown"),
        ({"name_action": "standing"}, "Another column that is shown has this name"),
        ({"place_action": "x"}, "Place must be"),
        ({"grouping": "colour"}, "Select how to group the actions"),
    ],
)
def test_a_layout_nobody_could_read_is_refused(
    app: Flask, client: PageClient, clock: Traveller, sent: dict[str, str], said: str
) -> None:
    del clock
    sign_in(client, build(app).clerk)
    data = {name: value for name, value in layout(**sent).items() if value}
    answer = client.post("/records/action-log", data=data)

    assert answer.status_code == 422
    assert said in answer.text


def test_readers_are_led_to_the_agenda_where_it_is_published(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = town(app)
    sign_in(client, scene.clerk)
    page = client.get(f"{scene.address}/agenda/address").text
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version is not None
    address = "https://democracy.example.gov.uk/ieListDocuments.aspx?CId=1&MId=2"
    for wrong in ("javascript:alert(1)", "democracy", "https://", "ftp://x/y"):
        answer = client.post(
            f"{scene.address}/agenda/address", data={"version": version[1], "agenda_url": wrong}
        )
        assert answer.status_code == 422, wrong
    sent = {"version": version[1], "agenda_url": address}
    assert client.post(f"{scene.address}/agenda/address", data=sent).status_code == 303
    client.post("/sign-out")
    assert address.replace("&", "&amp;") in client.get(scene.address).text


def test_the_log_costs_as_much_with_many_rows_as_with_few(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    clock.move_to("2014-03-13T10:00:00Z")
    scene = town(app)
    sign_in(client, scene.clerk)

    def cost(address: str) -> int:
        client.get(address)
        with statements() as sent:
            assert client.get(address).status_code == 200
        return len([each for each in sent if each.lstrip().startswith("SELECT")])

    addresses = (LOG, f"{LOG}.csv", f"{scene.address}/briefing", f"{scene.address}/action-log")
    few = [cost(address) for address in addresses]
    for number in range(20):
        more(scene, f"One more {number}", DueRule(DueKind.DATE, on=date(2014, 2, 1 + number)))

    assert all(cost(address) <= before for address, before in zip(addresses, few, strict=True))
    assert max(few) <= 22


def test_a_briefing_holds_on_one_page_whatever_there_is(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    clock.move_to("2014-03-13T10:00:00Z")
    scene = town(app)
    for number in range(9):
        rule = DueRule(DueKind.DATE, on=date(2014, 2, 1 + number))
        more(scene, f"Long words {number} " * 12, rule)
    sign_in(client, scene.clerk)
    page = client.get(f"{scene.address}/briefing").text

    for words in (
        "As at 10am on 13 March 2014",
        "13 actions are outstanding: 11 overdue and 1 due by this meeting.",
        "Overdue (5 of 11)",
        "It has no owner: who will take it on?",
        "7 more in the register.",
        "1 action closed since the last meeting",
    ):
        assert words in page, words
    file = pypdf.PdfReader(io.BytesIO(client.get(f"{scene.address}/briefing.pdf").data))
    assert len(file.pages) == 1
    opened: Any = docx.Document(io.BytesIO(client.get(f"{scene.address}/briefing.docx").data))
    assert "7 more in the register." in [p.text for p in opened.paragraphs]
    clock.move_to("2014-05-13T10:00:00Z")
    assert client.get(f"{scene.address}/briefing").status_code == 302


def test_nothing_outstanding_is_said_in_words(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        meeting = builders.a_meeting(builders.a_committee(), clerk, date(2014, 4, 24))

    for address in (LOG, f"/meetings/{meeting.public_id}/briefing"):
        assert "Nothing is outstanding." in client.get(address).text
    for kind in ("csv", "xlsx", "docx", "pdf"):
        assert client.get(f"{LOG}.{kind}").status_code == 200


@pytest.mark.parametrize("kind", ["xlsx", "docx", "pdf"])
def test_the_register_is_had_as_every_file(
    app: Flask, client: PageClient, clock: Traveller, kind: str
) -> None:
    clock.move_to("2014-03-13T10:00:00Z")
    town(app)
    answer = client.get(f"/actions.{kind}?words=April")

    assert answer.status_code == 200
    said = re.sub(r"\s+", " ", words_of(answer.data, kind))
    assert "One due in April" in said
    assert "officer group" not in said
