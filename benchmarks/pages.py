"""Server time of the pages people open most, at a size given, beside the floor of the same run.

The floor of a page is what no program can avoid: for a list, its own query for the same rows
through a bare template. Times are medians of repeated requests through the whole application,
without a network; signed-in pages include finding out who is asking.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from flask import Flask, render_template_string
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import event
from sqlalchemy.engine import Engine

from benchmarks import scale
from config import Mode, Settings
from tracker import create_app

PASSWORD = "benchmark password"
ROUNDS = 60
GOALS = {"desk": 8.0, "action": 8.0, "item": 8.0, "meeting": 11.0}


def app_at(database_url: str) -> Flask:
    """The real application on a database, with cheap passwords."""
    return create_app(
        Settings(
            Mode.DEMO,
            database_url,
            "a secret for the benchmark alone, long enough",
            slow_password_hash=False,
            forms_need_token=False,
        )
    )


def median_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of `work` in milliseconds, after two rounds to warm up."""
    for _ in range(2):
        work()
    taken: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def signed_in(app: Flask, who: str) -> FlaskClient:
    """A client signed in as one of the people of `scale`; the public for 'public'."""
    client = app.test_client()
    if who != "public":
        answer = client.post("/sign-in", data={"email": f"{who}@example.org", "password": PASSWORD})
        assert answer.status_code == 303, answer.status_code
    return client


def statements_of(work: Callable[[], object]) -> int:
    """How many statements `work` sends to the database."""
    seen: list[str] = []

    def count(_c: object, _u: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", count)
    work()
    event.remove(Engine, "before_cursor_execute", count)
    return len(seen)


def pages(meetings: int) -> list[tuple[str, str, str, str]]:
    """(kind, who, path, name) of every page measured."""
    last = meetings - 40
    item = last * scale.ITEMS - 3
    return [
        ("desk", "public", "/", "front page"),
        ("desk", "clerk", "/", "clerk's desk"),
        ("desk", "officer", "/", "officer's desk"),
        ("desk", "chair", "/", "chair's desk"),
        ("meeting", "public", f"/meetings/meeting{last}", "meeting, 20 minuted items"),
        ("meeting", "clerk", f"/meetings/meeting{last}", "meeting, 20 minuted items"),
        ("item", "public", f"/items/item{item}", "item"),
        ("item", "clerk", f"/items/item{item}", "item"),
        ("action", "public", "/actions/C02/2025-26/301", "action"),
        ("action", "clerk", "/actions/C02/2025-26/300", "action"),
        ("action", "officer", "/actions/C02/2025-26/300", "action"),
        ("list", "public", "/actions?year=2025-26", "register, first 100 of all"),
        ("list", "public", "/actions", "register, open"),
        ("list", "clerk", "/actions", "register, open"),
        ("list", "clerk", "/actions?standing=overdue", "register, overdue"),
        ("list", "public", "/actions?standing=overdue", "register, overdue"),
        ("long", "chair", "/committees/C01/outstanding", "outstanding, some 500 rows"),
    ]


SENTENCES = (
    "The Panel considered the report and asked how many posts were vacant. ",
    "Officers explained that two were filled in the spring and that interviews went on. ",
    "It was agreed that the Head of Roads bring a list of streets to the next meeting. ",
    "Councillor Hale thanked the team. ",
)
TYPED = 4_000  # characters, a page of minutes
PREVIEW_GOAL = 150.0  # milliseconds, while somebody types


def preview_ms(app: Flask, item: int) -> float:
    """What is found in a page of minutes while a clerk types it: the answer of the server."""
    client = signed_in(app, "clerk")
    minutes = ("".join(SENTENCES) * (TYPED // sum(map(len, SENTENCES)) + 1))[:TYPED]
    path = f"/items/item{item}/found/preview"

    def work() -> None:
        answer = client.post(path, data={"minutes": minutes})
        assert answer.status_code == 200, answer.status_code

    return median_ms(work)


BARE = (
    "<table>{% for r in rows %}<tr><td>{{ r.code }}/{{ r.year }}/{{ r.number }}</td>"
    "<td>{{ r.wording }}</td><td>{{ r.post }}</td><td>{{ r.due_on }}</td>"
    "<td>{{ r.standing }}</td></tr>{% endfor %}</table>"
)


def floor_ms(app: Flask) -> float:
    """The raw query of 100 rows of the register through a bare template."""
    from tracker.access.reader import PUBLIC
    from tracker.db import db
    from tracker.models import Action
    from tracker.queries import actions
    from tracker.queries.fetch import all_of
    from tracker.queries.standing import is_open

    def work() -> None:
        with app.test_request_context("/"):
            rows = all_of(
                actions.rows(PUBLIC, scale.TODAY)
                .where(is_open())
                .order_by(Action.due_order, Action.id)
                .limit(100)
            )
            render_template_string(BARE, rows=rows)
            db.session.remove()

    return median_ms(work)


def measure(actions: int) -> bool:
    """Measure every page at a size; returns whether every goal is met."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        app = app_at(url)
        with app.app_context():
            upgrade(directory=str(Path("migrations")))
            scale.fill(actions, app.extensions["passwords"].hash(PASSWORD))
        meetings = max(scale.COMMITTEES, actions // (scale.ITEMS * 2))
        floor = floor_ms(app)
        print(f"{actions:,} actions; floor of a 100-row list: {floor:.2f} ms")
        print(f"{'page':32}{'reader':9}{'ms':>8}{'goal':>7}{'SQL':>5}{'KB':>7}")
        met = True
        for kind, who, path, name in pages(meetings):
            client = signed_in(app, who)
            answer = client.get(path, follow_redirects=True)
            assert answer.status_code == 200, (path, answer.status_code)
            taken = median_ms(
                lambda client=client, path=path: client.get(path, follow_redirects=True)
            )
            goal = GOALS.get(kind, floor * 3 * (5 if kind == "long" else 1))
            met = met and taken <= goal
            sql = statements_of(
                lambda client=client, path=path: client.get(path, follow_redirects=True)
            )
            mark = "" if taken <= goal else "  over"
            size = len(answer.data) / 1024
            print(f"{name:32}{who:9}{taken:8.2f}{goal:7.1f}{sql:5}{size:7.1f}{mark}")
        taken = preview_ms(app, (meetings - 40) * scale.ITEMS - 3)
        met = met and taken <= PREVIEW_GOAL
        mark = "" if taken <= PREVIEW_GOAL else "  over"
        print(f"{'found while a page is typed':32}{'clerk':9}{taken:8.2f}{PREVIEW_GOAL:7.1f}{mark}")
    return met


if __name__ == "__main__":
    sizes = [int(argument) for argument in sys.argv[1:]] or [100_000]
    for size in sizes:
        measure(size)
