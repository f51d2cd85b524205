"""A tracker from its file to the actions, through the real pages and the real worker."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
import time_machine
from sqlalchemy import func, select

from tests import builders
from tests.web.trackers import logs
from tracker import clock as house_clock
from tracker import transaction
from tracker.db import db
from tracker.jobs.worker import Worker
from tracker.models import Action, AuditEvent, ImportedAction, TrackerImport, TrackerRow, Update
from tracker.operations import jobs as job_operations
from tracker.operations import trackers as operations
from tracker.rules.reading.trackers.words import TrackerState
from tracker.vocabulary import ActionStatus, DueKind, Outcome, Rag, ReadingClass

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient

ROOT = Path(__file__).parents[3]


@pytest.fixture
def clerk(app: Flask, client: PageClient) -> PageClient:
    """A clerk signed in; a committee with two posts and a meeting whose minutes are published."""
    with app.app_context():
        person = builders.a_clerk()
        committee = builders.a_committee()
        director = builders.a_post()
        head = builders.a_post("Head of Safeguarding")
        builders.appointed(builders.a_person("Sam Kerr"), director)
        builders.appointed(builders.a_person("Jo Hart"), head)
        meeting = builders.a_meeting(committee, person)
        builders.a_meeting(committee, person, on=date(2014, 4, 24))
        builders.an_item(meeting, person, minutes_source="Agreed.")
        builders.agenda_published(meeting, person)
        builders.minutes_published(meeting, person)
    builders.sign_in(client, person)
    return client


def sent(client: PageClient, data: bytes, name: str = "log.csv", published: str = "yes") -> str:
    """Send a file; the address of its import."""
    form = {"committee": "CSP", "published": published, "file": (io.BytesIO(data), name)}
    answer = client.post("/import/tracker", data=form)
    assert answer.status_code == 303, answer.text
    return answer.location.removesuffix("/columns")


def columns_of(client: PageClient, address: str) -> dict[str, str]:
    """The form of the columns as it is offered."""
    text = client.get(f"{address}/columns").text
    given = {"sheet": "0", "row": re.findall(r'name="row" value="(\d+)"', text)[-1]}
    for name, options in re.findall(
        r'<select[^>]*name="(column_\d+)"[^>]*>(.*?)</select>', text, re.DOTALL
    ):
        chosen = re.search(r'value="(\w+)" selected', options)
        given[name] = chosen[1] if chosen else "nothing"
    return given


def read(client: PageClient, app: Flask, data: bytes, name: str = "log.csv", **how: str) -> str:
    """Send a file and let it be read with the columns as they are guessed."""
    address = sent(client, data, name, **how)
    answer = client.post(f"{address}/columns", data=columns_of(client, address))
    assert answer.status_code == 303, answer.text
    while Worker(app).do_next():
        pass
    return address


def version_of(client: PageClient, address: str) -> str:
    return re.findall(r'name="version" value="(\d+)"', client.get(address).text)[0]


def applied(client: PageClient, app: Flask, address: str) -> None:
    answer = client.post(f"{address}/apply", data={"version": version_of(client, address)})
    assert answer.status_code == 303
    while Worker(app).do_next():
        pass


def actions(app: Flask) -> list[Action]:
    with app.app_context():
        found = list(db.session.scalars(select(Action).order_by(Action.id)))
        for each in found:
            db.session.expunge(each)
        return found


@pytest.mark.parametrize("shape", logs.SHAPES)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_shape_is_read_and_recorded(
    app: Flask, clerk: PageClient, shape: str, kind: str
) -> None:
    rows, number = logs.SHAPES[shape]
    data = logs.as_csv(rows) if kind == "csv" else logs.as_excel(rows)
    address = read(clerk, app, data, f"log.{kind}")
    assert actions(app) == []  # nothing is saved before it is checked
    applied(clerk, app, address)

    assert len(actions(app)) == number
    again = clerk.get(address).text
    assert f"{number} new action" in again
    for action in actions(app):
        assert clerk.get(f"/actions/{action.reference}").status_code == 200


def test_what_a_row_says_is_what_the_action_says(app: Flask, clerk: PageClient) -> None:
    applied(clerk, app, read(clerk, app, logs.as_csv(logs.AREAS)))
    first, second, third = actions(app)

    assert first.agreed_on == date(2014, 1, 23)
    assert first.meeting_id is not None
    assert first.reading_class is ReadingClass.PUBLIC
    assert first.status is ActionStatus.IN_PROGRESS
    assert (second.status, second.outcome) == (ActionStatus.CLOSED, Outcome.COMPLETED)
    assert second.closed_on == date(2014, 3, 12)
    assert third.lead_post_id is None
    with app.app_context():
        told = db.session.scalars(
            select(Update).where(Update.action_id == first.id).order_by(Update.made_at)
        ).all()
        assert [each.text for each in told] == ["drafted.", "sent", "Exec Date: 12/2/14"]
        assert all(each.released_at is None for each in told)
    page = clerk.get(f"/actions/{first.reference}").text
    assert "SP1" in page
    clerk.post("/sign-out")
    public = clerk.get(f"/actions/{first.reference}").text
    assert "Report monthly on assessments" in public
    assert "drafted" not in public


def test_due_words_ratings_and_proposals(app: Flask, clerk: PageClient) -> None:
    applied(clerk, app, read(clerk, app, logs.as_excel(logs.NUMBERED), "log.xlsx"))
    budget, staff, plan = actions(app)
    assert (budget.due_kind, budget.due_on) == (DueKind.MONTH, date(2014, 4, 24))
    assert staff.closed_on == date(2014, 4, 2)
    assert plan.due_on == date(2014, 3, 31)

    applied(clerk, app, read(clerk, app, logs.as_csv(logs.PROPOSED)))
    invite, visit = actions(app)[3:]
    assert (invite.due_kind, invite.answered_on) == (DueKind.NEXT_MEETING, None)
    assert visit.answered_on is not None
    with app.app_context():
        ratings = db.session.scalars(select(ImportedAction.rag).order_by(ImportedAction.id)).all()
    assert ratings == [None, None, None, Rag.AMBER, Rag.GREEN]


def test_what_is_not_plainly_open_is_never_public(app: Flask, clerk: PageClient) -> None:
    applied(clerk, app, read(clerk, app, logs.as_csv(logs.RATED)))
    classes = [each.reading_class for each in actions(app)]
    assert classes == [ReadingClass.PUBLIC, *[ReadingClass.RESTRICTED] * 3]
    clerk.post("/sign-out")
    for way in ("/actions", "/actions.csv", "/", "/committees/CSP/outstanding"):
        assert "Zq" not in clerk.get(way).text


def test_a_tracker_that_was_not_published_stays_private_until_it_is_said_to_be(
    app: Flask, clerk: PageClient
) -> None:
    data = logs.as_csv(logs.PROPOSED)
    applied(clerk, app, read(clerk, app, data, published="no"))
    assert {each.reading_class for each in actions(app)} == {ReadingClass.RESTRICTED}
    applied(clerk, app, read(clerk, app, data, published="yes"))
    assert {each.reading_class for each in actions(app)} == {ReadingClass.PUBLIC}
    assert len(actions(app)) == 2


def test_importing_again_changes_what_changed_and_doubles_nothing(
    app: Flask, clerk: PageClient
) -> None:
    applied(clerk, app, read(clerk, app, logs.as_csv(logs.AREAS)))
    before = len(actions(app))
    same = read(clerk, app, logs.as_csv(logs.AREAS))
    assert "0 new actions, 0 changed, 3 the same" in clerk.get(same).text
    assert "Record these actions" not in clerk.get(same).text

    rows = [list(row) for row in logs.AREAS]
    rows[4][7] += ". 1/6/14: agreed"
    applied(clerk, app, read(clerk, app, logs.as_csv(rows)))
    assert len(actions(app)) == before
    with app.app_context():
        texts = db.session.scalars(
            select(Update.text).where(Update.action_id == actions(app)[0].id)
        ).all()
        assert sorted(texts) == [
            "Exec Date: 12/2/14",
            "agreed",
            "drafted.",
            "sent.",
            "sent",
        ] or len(texts) in {4, 5}
        tags = set(db.session.scalars(select(AuditEvent.tag)))
    assert {"action_imported", "action_imported_again", "tracker_applied"} <= tags


def test_an_action_changed_here_since_is_not_overwritten_silently(
    app: Flask, clerk: PageClient
) -> None:
    applied(clerk, app, read(clerk, app, logs.as_csv(logs.PROPOSED)))
    with app.app_context():
        transaction.write(
            lambda: setattr(
                db.session.get_one(Action, actions(app)[0].id), "wording", "Changed by hand"
            )
        )
    rows = [list(row) for row in logs.PROPOSED]
    rows[1][2] = "Changed in the sheet"
    address = read(clerk, app, logs.as_csv(rows))
    shown = clerk.get(address).text
    assert "was changed in this program since the last import" in shown
    assert "1 left out" in shown

    decided = {"version": version_of(clerk, address), "row-2": "take"}
    assert clerk.post(f"{address}/rows", data=decided).status_code == 303
    assert actions(app)[0].wording == "Changed by hand"
    applied(clerk, app, address)
    assert actions(app)[0].wording == "Changed in the sheet"


def test_an_owner_is_chosen_once_for_all_rows_and_for_the_next_file(
    app: Flask, clerk: PageClient
) -> None:
    address = read(clerk, app, logs.as_csv(logs.AREAS))
    text = clerk.get(address).text
    post = re.findall(r'value="(\d+)"[^>]*>Head of Safeguarding', text)[0]
    chosen = {"version": version_of(clerk, address), "owner_0": post}
    assert clerk.post(f"{address}/owners", data=chosen).status_code == 303
    Worker(app).do_next()
    assert "is nobody in the records" not in clerk.get(address).text
    applied(clerk, app, address)
    assert actions(app)[2].lead_post_id == int(post)

    rows = [list(row) for row in logs.AREAS]
    rows[6][0], rows[6][4] = "SP4", "Meet the mayor"
    assert "is nobody in the records" not in clerk.get(read(clerk, app, logs.as_csv(rows))).text


def test_columns_are_named_once_and_remembered(app: Flask, clerk: PageClient) -> None:
    rows = [["Thing", "Chap"], ["Do it", "SK"]]
    first = sent(clerk, logs.as_csv(rows))
    refused = clerk.post(f"{first}/columns", data=columns_of(clerk, first))
    assert refused.status_code == 422
    assert "Say which column holds what was agreed" in refused.text
    named = {"sheet": "0", "row": "1", "column_0": "wording", "column_1": "owner"}
    assert clerk.post(f"{first}/columns", data=named).status_code == 303

    second = sent(clerk, logs.as_csv([["Chap", "Thing"], ["SK", "Do more"]]))
    assert columns_of(clerk, second) == named | {"column_0": "owner", "column_1": "wording"}
    del app


def test_rows_in_doubt_come_back_as_a_sheet_with_reasons(app: Flask, clerk: PageClient) -> None:
    rows = [*logs.AREAS, ["SP9", "", "", "", "=1+1", "", "Nemo", "", "+x"]]
    address = read(clerk, app, logs.as_csv(rows))
    book = openpyxl.load_workbook(io.BytesIO(clerk.get(f"{address}/doubts").data))
    cells = list(book.worksheets[0].iter_rows(values_only=True))
    assert cells[0][-1] == "Why in doubt"
    assert "nobody in the records" in str(cells[-1][-1])
    assert book.worksheets[0].cell(len(cells), 5).data_type == "s"
    text = clerk.get(f"{address}/doubts?as=csv").text
    assert "'=1+1" in text  # no spreadsheet runs it
    again = read(clerk, app, clerk.get(f"{address}/doubts?as=csv").data)
    with app.app_context():
        wordings = {
            row.reading["wording"]
            for row in db.session.scalars(select(TrackerRow))
            if row.import_id == db.session.scalar(select(func.max(TrackerImport.id)))
        }
    assert again
    assert "=1+1" in wordings  # and sent back, it is what it was


def test_only_clerks_see_it(app: Flask, clerk: PageClient) -> None:
    address = read(clerk, app, logs.as_csv(logs.AREAS))
    with app.app_context():
        other = builders.a_person("Kim Ross")
    builders.sign_in(clerk, other)
    for way in (address, f"{address}/columns", f"{address}/doubts"):
        assert clerk.get(way).status_code == 404


def test_what_is_given_up_is_taken_away(app: Flask, clerk: PageClient) -> None:
    address = read(clerk, app, logs.as_csv(logs.AREAS))
    assert clerk.post(f"{address}/drop").status_code == 303
    with app.app_context():
        held = db.session.scalars(select(TrackerImport)).one()
        assert held.state is TrackerState.DROPPED
        assert db.session.scalar(select(func.count(TrackerRow.id))) == 0
        assert db.session.scalar(select(TrackerImport.data)) is None
    assert clerk.get(address).status_code == 200


def test_what_nobody_comes_back_to_is_taken_away_after_thirty_days(
    app: Flask, clerk: PageClient
) -> None:
    read(clerk, app, logs.as_csv(logs.AREAS))
    with app.app_context():
        later = house_clock.now() + timedelta(days=31)
        assert transaction.write(lambda: operations.drop_stale(later)) == 1
        assert db.session.scalar(select(func.count(TrackerRow.id))) == 0


CHILD = """
import os, signal, sys
sys.path.insert(0, {root!r})
from sqlalchemy import event
from tests.conftest import make_app
from tracker.db import db
from tracker.jobs.worker import Worker
app = make_app({url!r})
count = 0
def die(*_):
    global count
    count += 1
    if count == {point}:
        os.kill(os.getpid(), signal.SIGKILL)
with app.app_context():
    event.listen(db.session, {event!r}, die)
Worker(app).do_next()
"""


MOMENTS = [
    *(("after_flush", point) for point in (1, 3, 6, 9, 12)),
    *((event, point) for event in ("before_commit", "after_commit") for point in (1, 2, 3)),
]
KILLS = [
    *(("sqlite", *moment) for moment in MOMENTS),
    *(("postgresql", *moment) for moment in MOMENTS[1::3]),
]
"""At every moment on one database, at every third on the other, whose transactions are as whole."""


@pytest.mark.parametrize(("database_url", "moment", "point"), KILLS, indirect=["database_url"])
def test_killed_while_it_is_recorded_there_are_none_or_all_and_in_the_end_all(
    app: Flask, clerk: PageClient, database_url: str, moment: str, point: int
) -> None:
    number = 400
    address = read(clerk, app, logs.as_csv(logs.many(number)))
    assert (
        clerk.post(f"{address}/apply", data={"version": version_of(clerk, address)}).status_code
        == 303
    )
    code = CHILD.format(root=str(ROOT), url=database_url, point=point, event=moment)
    child = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert child.returncode in {-signal.SIGKILL, 0}

    assert len(actions(app)) in {0, number}
    with time_machine.travel(house_clock.now() + job_operations.CLAIMED_FOR):
        while Worker(app).do_next():
            pass
    assert len(actions(app)) == number
    with app.app_context():
        recorded = db.session.scalar(
            select(func.count(AuditEvent.id)).where(AuditEvent.tag == "action_imported")
        )
        assert recorded == number
        assert db.session.scalar(select(func.count(ImportedAction.id))) == number
        numbers = db.session.scalars(select(Action.number)).all()
        assert sorted(numbers) == list(range(1, number + 1))


def spent() -> float:
    """Seconds of processor time, with that of processes that have ended: a busy machine adds none."""
    return sum(os.times()[:4])


def test_five_thousand_rows_in_bounded_time(app: Flask, clerk: PageClient) -> None:
    began = spent()
    address = read(clerk, app, logs.as_excel(logs.many(5000)), "log.xlsx")
    has_read = spent()
    applied(clerk, app, address)
    ended = spent()
    assert len(actions(app)) == 5000
    assert has_read - began < 60
    assert ended - has_read < 60
