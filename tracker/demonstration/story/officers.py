"""The officers' monthly performance group: notes of a page, never public."""

from __future__ import annotations

from tracker.demonstration.script import (
    Agreed,
    Closed,
    Item,
    Sitting,
    Step,
    ago,
    by_day,
    next_meeting,
    no_date,
    progress,
    report,
)
from tracker.vocabulary import Expectation

UNDERSTAND, RAISE, LOWER = Expectation.UNDERSTAND, Expectation.RAISE, Expectation.LOWER

CODE = "OPG"
MEETINGS = 26

USUAL = (
    ("Weekly figures", "Read line by line. Nothing out of the ordinary.", ("CS02", "CS06")),
    (
        "Child protection plans",
        "Plans begun and ended were gone through by team.",
        ("CS09", "CS11"),
    ),
    ("First conferences", "Each late conference was explained by its manager.", ("CS08",)),
    ("Children in care", "Who came in, who went home, and who moved twice.", ("CS15", "CS17")),
    (
        "Referrals",
        "Referrals that led nowhere were counted by who had sent them.",
        ("CS04", "CS19"),
    ),
)
"""What the group goes through in turn, when nothing else is on its page."""


def _agreed(
    key: str,
    wording: str,
    owner: str,
    concerns: dict[str, Expectation],
    *then: Step,
    days: int | None = None,
) -> Agreed:
    due = next_meeting() if days is None else by_day(days)
    return Agreed(key, wording, f"{wording} ({{due}}).", owner, due, concerns, (), then)


AGREED = {
    -24: _agreed(
        "a",
        "Clean the list of open cases before year end",
        "firstdoor",
        {"CS18": UNDERSTAND},
        report(ago(600), "Done: 140 cases closed."),
        Closed(ago(590), "Done."),
        days=-610,
    ),
    -21: _agreed(
        "a",
        "Check that school holidays are marked on every plan chart",
        "data",
        {"CS11": UNDERSTAND},
        report(ago(500), "Marked."),
        Closed(ago(490), "Done."),
        days=-500,
    ),
    -18: _agreed(
        "a",
        "Book first conferences on the day an enquiry begins, in both teams",
        "safeguarding",
        {"CS08": RAISE},
        report(ago(420), "Both teams do."),
        Closed(ago(410), "Done."),
        days=-430,
    ),
    -14: _agreed(
        "a",
        "Find out why one team’s re-referrals are twice the other’s",
        "firstdoor",
        {"CS04": LOWER},
        report(ago(320), "It counted brothers and sisters twice."),
        Closed(ago(310), "Put right."),
        days=-330,
    ),
    -10: _agreed(
        "a",
        "Agree one definition of a contact with the police",
        "firstdoor",
        {"CS01": UNDERSTAND},
        progress(ago(200), "A draft is with the police.", released=None),
        days=-160,
    ),
    -7: _agreed(
        "a",
        "Read twenty plans that ended early",
        "safeguarding",
        {"CS11": LOWER},
        report(ago(130), "Read; nine had ended too early.", released=None),
        Closed(ago(120), "Taken to the committee."),
        days=-140,
    ),
    -5: _agreed(
        "a",
        "Send managers a list of assessments at 35 days each Monday",
        "data",
        {"CS06": RAISE},
        report(ago(85), "The list goes out each Monday.", released=None),
        days=-80,
    ),
    -3: _agreed(
        "a",
        "Say how many children in care moved three times",
        "dcs",
        {"CS15": UNDERSTAND},
        days=-15,
    ),
    -2: Agreed(
        "a",
        "Write down how the group chooses its subjects",
        "Write down how subjects are chosen, when there is time.",
        "data",
        no_date("when there is time"),
    ),
    -1: _agreed(
        "a", "Bring the year’s second plans, one line each", "safeguarding", {"CS11": LOWER}
    ),
}


def _sitting(place: int) -> Sitting:
    title, minutes, considers = USUAL[place % len(USUAL)]
    agreed = AGREED.get(place)
    if agreed:
        minutes += "\n\n- {a}"
    item = Item(title, "", minutes, "data", considers, (agreed,) if agreed else ())
    return Sitting(CODE, place, (item,), opening=False)


SITTINGS = tuple(_sitting(place) for place in range(-MEETINGS, 0))
