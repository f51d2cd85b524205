"""Cells of councils' trackers, as tables of cases. Agreed on 23 January 2014 where it matters."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.rules.reading.shapes import Context, Named
from tracker.rules.reading.trackers import (
    columns,
    days,
    dues,
    owners,
    restrictions,
    statuses,
    updates,
)
from tracker.rules.reading.trackers.doubts import Doubt
from tracker.rules.reading.trackers.words import TrackerColumn
from tracker.vocabulary import DueKind, Outcome, Rag, Restriction

AGREED = date(2014, 1, 23)


@pytest.mark.parametrize(
    ("text", "on", "doubt"),
    [
        ("12.4.14", date(2014, 4, 12), None),
        ("12/04/2014", date(2014, 4, 12), None),
        ("12-04-14", date(2014, 4, 12), None),
        ("2014-04-12", date(2014, 4, 12), None),
        ("12 April 2014", date(2014, 4, 12), None),
        ("Thursday 12th April 2014", date(2014, 4, 12), None),
        ("April 12, 2014", date(2014, 4, 12), None),
        ("12 April", date(2014, 4, 12), Doubt.YEAR_GUESSED),
        ("12th Jan", date(2015, 1, 12), Doubt.YEAR_GUESSED),
        ("12/3", date(2014, 3, 12), Doubt.YEAR_GUESSED),
        ("29 Feb", date(2016, 2, 29), Doubt.YEAR_GUESSED),
        ("Apr-14", date(2014, 4, 30), None),
        ("April 2014", date(2014, 4, 30), None),
        ("Apr '14", date(2014, 4, 30), None),
        ("04/2014", date(2014, 4, 30), None),
        ("41741", date(2014, 4, 12), None),
        ("41741.0", date(2014, 4, 12), None),
        ("4/24/2014", date(2014, 4, 24), Doubt.AMERICAN),
        ("30/02/2014", None, None),
        ("12345", None, None),
        ("", None, None),
        ("soon", None, None),
        ("١٢/٤/٢٠١٤", None, None),
    ],
)
def test_a_day(text: str, on: date | None, doubt: Doubt | None) -> None:
    read = days.read(text, near=AGREED)
    assert (read.on if read else None, read.doubt if read else None) == (on, doubt)


def test_a_column_with_a_month_first_makes_its_other_days_doubtful() -> None:
    assert days.looks_american("4/24/2014")
    read = days.read("4/5/2014", near=AGREED, american=True)
    assert read
    assert (read.on, read.doubt) == (date(2014, 5, 4), Doubt.DAY_OR_MONTH)
    same = days.read("5/5/2014", near=AGREED, american=True)
    assert same
    assert same.doubt is None


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("30/06/2014", DueKind.DATE, {"on": date(2014, 6, 30)}),
        ("by 30 June 2014", DueKind.DATE, {"on": date(2014, 6, 30)}),
        ("end of March", DueKind.DATE, {"on": date(2014, 3, 31), "doubt": Doubt.YEAR_GUESSED}),
        ("End March 2015", DueKind.DATE, {"on": date(2015, 3, 31)}),
        ("March", DueKind.DATE, {"on": date(2014, 3, 31), "doubt": Doubt.YEAR_GUESSED}),
        ("Apr-14", DueKind.DATE, {"on": date(2014, 4, 30)}),
        ("April Committee", DueKind.MONTH, {"month": 4, "year": None}),
        ("April 2015 committee meeting", DueKind.MONTH, {"month": 4, "year": 2015}),
        ("June meeting", DueKind.MONTH, {"month": 6}),
        ("Next meeting", DueKind.NEXT_MEETING, {}),
        ("to the next Committee meeting", DueKind.NEXT_MEETING, {}),
        ("Q2", DueKind.DATE, {"on": date(2014, 9, 30), "doubt": Doubt.YEAR_GUESSED}),
        ("Q4 2014/15", DueKind.DATE, {"on": date(2015, 3, 31)}),
        ("2nd quarter 2014", DueKind.DATE, {"on": date(2014, 9, 30)}),
        ("within six months", DueKind.INTERVAL, {"count": 6}),
        ("in 2 weeks", DueKind.INTERVAL, {"count": 2}),
        ("within a fortnight", DueKind.INTERVAL, {"count": 2}),
        ("after the inspection", DueKind.CONDITION, {}),
        ("Ongoing", DueKind.NONE, {"doubt": None}),
        ("ASAP", DueKind.NONE, {"doubt": None}),
        ("TBC", DueKind.NONE, {"doubt": None}),
        ("", DueKind.NONE, {"doubt": None}),
        ("Complete", DueKind.NONE, {"doubt": None}),
        ("before Christmas, probably", DueKind.NONE, {"doubt": Doubt.DUE_UNREAD}),
    ],
)
def test_when_it_is_due(text: str, kind: DueKind, rest: dict[str, object]) -> None:
    read = dues.read(text, near=AGREED)
    assert read.kind is kind
    assert {name: getattr(read, name) for name in rest} == rest


@pytest.mark.parametrize(
    ("text", "outcome", "rest"),
    [
        ("Complete", Outcome.COMPLETED, {"closed_on": None}),
        ("Complete 12/3", Outcome.COMPLETED, {"closed_on": date(2014, 3, 12)}),
        ("Completed on 12.3.14", Outcome.COMPLETED, {"closed_on": date(2014, 3, 12)}),
        ("Closed (March 2014)", Outcome.COMPLETED, {"closed_on": date(2014, 3, 31)}),
        ("Y", Outcome.COMPLETED, {}),
        ("Superseded by 12/14", Outcome.SUPERSEDED, {}),
        ("Not pursued", Outcome.NOT_PURSUED, {}),
        ("Open", None, {"doubt": None}),
        ("Ongoing", None, {"doubt": None}),
        ("Not complete", None, {"doubt": None}),
        ("ASAP", None, {"doubt": None}),
        ("Amber", None, {"rag": Rag.AMBER, "doubt": None}),
        ("Green - complete", Outcome.COMPLETED, {"rag": Rag.GREEN}),
        ("Proposed to close", None, {"is_proposed": True}),
        ("Recommend closure", None, {"is_proposed": True}),
        ("On hold", None, {"doubt": Doubt.ON_HOLD}),
        ("Complete by the autumn, we hope", None, {"doubt": Doubt.STATUS_UNREAD}),
        ("Nearly there", None, {"doubt": Doubt.STATUS_UNREAD}),
    ],
)
def test_a_status(text: str, outcome: Outcome | None, rest: dict[str, object]) -> None:
    read = statuses.read(text, near=AGREED)
    assert read.outcome is outcome
    assert {name: getattr(read, name) for name in rest} == rest


@pytest.mark.parametrize(
    ("text", "rag"),
    [
        ("Red", Rag.RED),
        ("A", Rag.AMBER),
        ("GREEN (on track)", Rag.GREEN),
        ("Puce", None),
        ("", None),
    ],
)
def test_a_rating(text: str, rag: Rag | None) -> None:
    assert statuses.read_rag(text) is rag


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (
            "12/3/14: letter sent. 14/5/14 – reply received",
            [(date(2014, 3, 12), "letter sent."), (date(2014, 5, 14), "reply received")],
        ),
        (
            "14/5/14 - reply received\n12/3/14 - letter sent",
            [(date(2014, 3, 12), "letter sent"), (date(2014, 5, 14), "reply received")],
        ),
        (
            "Under way.\nMarch 2014: drafted\nUpdate 12th April 2014: agreed",
            [
                (None, "Under way."),
                (date(2014, 3, 31), "drafted"),
                (date(2014, 4, 12), "agreed"),
            ],
        ),
        ("Report on 12/3/14 to Cabinet.", [(None, "Report on 12/3/14 to Cabinet.")]),
        ("99/99/14: nothing", [(None, "99/99/14: nothing")]),
        ("", []),
    ],
)
def test_updates_in_one_cell(text: str, entries: list[tuple[date | None, str]]) -> None:
    assert [(each.on, each.text) for each in updates.split(text, near=AGREED)] == entries


POSTS = Context(
    owners=(
        Named(1, ("Director of Children’s Services", "Sam Kerr", "SK", "Mr Kerr")),
        Named(2, ("Head of Service – Safeguarding", "Jo Hart", "JH")),
        Named(3, ("Head of Performance and Information",)),
    )
)


@pytest.mark.parametrize(
    ("text", "posts", "unknown"),
    [
        ("SK", [1], []),
        ("SK/JH", [1, 2], []),
        ("JH, SK & the Head of Performance and Information", [2, 1, 3], []),
        ("Head of Performance and Information", [3], []),
        ("Director of Childrens Services", [1], []),
        ("Sam Kerr / AB", [1], ["AB"]),
        ("Mayor’s fund", [3], []),
        ("Officers", [], []),
        ("TBC", [], []),
        ("", [], []),
        ("Police", [], []),
        ("Nobody in particular", [], ["Nobody in particular"]),
    ],
)
def test_owners(text: str, posts: list[int], unknown: list[str]) -> None:
    chosen = {"mayor’s fund": 3, "police": None}
    assert owners.read(text, POSTS, chosen) == (posts, unknown)


@pytest.mark.parametrize(
    ("flag", "words", "restriction", "doubt"),
    [
        (None, "Bring an update", Restriction.OPEN, None),
        (None, "Exempt information under Schedule 12A", Restriction.EXEMPT, Doubt.PRIVATE_SIGN),
        ("No", "Bring an update", Restriction.OPEN, None),
        ("Part 1", "Bring an update", Restriction.OPEN, None),
        ("No", "The press and public were excluded", Restriction.EXEMPT, Doubt.PRIVATE_SIGN),
        ("Part 2", "", Restriction.EXEMPT, None),
        ("Confidential", "", Restriction.CONFIDENTIAL, None),
        ("Y", "", Restriction.EXEMPT, None),
        ("", "", Restriction.EXEMPT, Doubt.RESTRICTION_UNREAD),
        ("?", "", Restriction.EXEMPT, Doubt.RESTRICTION_UNREAD),
        ("see clerk", "", Restriction.EXEMPT, Doubt.RESTRICTION_UNREAD),
        ("0", "", Restriction.EXEMPT, Doubt.RESTRICTION_UNREAD),
    ],
)
def test_restriction_fails_safe(
    flag: str | None, words: str, restriction: Restriction, doubt: Doubt | None
) -> None:
    assert restrictions.read(flag, words) == (restriction, doubt)


def test_headings_are_found_below_a_preamble_and_guessed_in_any_order() -> None:
    rows = [
        ["Safeguarding Panel", "", ""],
        ["Action log as at 12 March 2014", "", ""],
        ["Lead Officer", "Action", "Due date"],
        ["SK", "Bring an update", "April Committee"],
    ]
    assert columns.find_headings(rows) == 2
    assert columns.guess_columns(["RAG", "Who?", "What", "By when", "Comments", "Colour"]) == [
        TrackerColumn.RAG,
        TrackerColumn.OWNER,
        TrackerColumn.WORDING,
        TrackerColumn.DUE,
        TrackerColumn.UPDATES,
        TrackerColumn.NOTHING,
    ]
    assert columns.find_headings([["a", "b"], ["c", "d"]]) is None
    assert columns.digest(["Due date", "Action"]) == columns.digest(["ACTION ", "Due  date:"])
