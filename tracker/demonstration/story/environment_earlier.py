"""Environment and housing one and two years ago: short notes with a column of actions."""

from __future__ import annotations

from tracker.demonstration.script import (
    Agreed,
    Closed,
    Item,
    Sitting,
    after,
    ago,
    ahead_of,
    at,
    by_day,
    next_meeting,
    no_date,
    progress,
    proposal,
    report,
    within,
)
from tracker.vocabulary import IntervalUnit

CODE = "ENV"

SITTINGS = (
    Sitting(
        CODE,
        -13,
        (
            Item(
                "Damp and mould",
                "To consider complaints about damp in council homes.",
                """
Complaints had doubled. Tenants said that they were told to open a window.

| Action | Owner |
|---|---|
| {script} | Head of Repairs |
""",
                "repairs",
                (),
                (
                    Agreed(
                        "script",
                        "Rewrite what callers are told about damp",
                        "Rewrite what callers are told about damp, {due}",
                        "repairs",
                        within(1, IntervalUnit.MONTHS),
                        {},
                        (),
                        (
                            report(after(27), "New words are in use since last week."),
                            Closed(at(-12), "Heard in use by two Members."),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        -12,
        (
            Item(
                "Street cleaning after markets",
                "",
                """
Traders and cleaners had met.

| Action | Owner |
|---|---|
| {bins} | Head of Waste and Street Scene |
""",
                "streets",
                (),
                (
                    Agreed(
                        "bins",
                        "Put six large bins in the market square",
                        "Six large bins in the square before the {due}",
                        "streets",
                        next_meeting(),
                        {},
                        (),
                        (
                            proposal(ahead_of(-11), "All six are there.", released=1),
                            Closed(at(-11), "Agreed."),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(CODE, -11, (Item("Trees", "", "The tree officer spoke. No actions.", "environment"),)),
    Sitting(
        CODE,
        -10,
        (
            Item(
                "Repairs: first visits",
                "To ask how often a repair is done at the first visit.",
                """
Two in three repairs are done at the first visit.

| Action | Owner |
|---|---|
| {parts} | Head of Repairs |
| {texts} | Head of Repairs |
""",
                "repairs",
                (),
                (
                    Agreed(
                        "parts",
                        "Carry the forty parts most often missing on every van",
                        "The forty parts most often missing to be on every van, {due}",
                        "repairs",
                        by_day(-330),
                        {},
                        (),
                        (
                            progress(ago(350), "Twenty-five are."),
                            report(ago(318), "All forty are on every van."),
                            Closed(at(-6), "Agreed, some days late."),
                        ),
                    ),
                    Agreed(
                        "texts",
                        "Send a text on the morning of a visit",
                        "A text on the morning of each visit, in due course",
                        "repairs",
                        no_date("in due course"),
                        {},
                        (),
                        (progress(ago(150), "The supplier has been asked for a price."),),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE, -9, (Item("Flood plan", "", "The plan was explained. No actions.", "environment"),)
    ),
    Sitting(
        CODE,
        -8,
        (
            Item(
                "Recycling in flats",
                "To hear why flats recycle less.",
                """
Members saw photographs of bin stores.

| Action | Owner |
|---|---|
| {stores} | Head of Waste and Street Scene |
""",
                "streets",
                (),
                (
                    Agreed(
                        "stores",
                        "Try three kinds of bin store and report which works",
                        "Try three kinds of store, and report {due}",
                        "streets",
                        within(6, IntervalUnit.MONTHS),
                        {},
                        (),
                        (
                            progress(after(60), "Stores are being tried on three estates."),
                            report(
                                ago(245), "The second kind works: half as much again is recycled."
                            ),
                            Closed(at(-4), "Agreed; the second kind will be used."),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        -7,
        (
            Item(
                "Fire doors",
                "To be assured that fire doors are checked.",
                """
All doors in tall blocks had been checked.

| Action | Owner |
|---|---|
| {low} | Director of Housing |
""",
                "housing",
                (),
                (
                    Agreed(
                        "low",
                        "Check the fire doors of low blocks too",
                        "Check the doors of low blocks too, {due}",
                        "housing",
                        by_day(-90),
                        {},
                        ("repairs",),
                        (
                            progress(ago(200), "Four in ten doors have been checked."),
                            progress(
                                ago(70), "Nine in ten. The rest are behind doors nobody opens."
                            ),
                            progress(
                                ago(18),
                                "Letters have gone to the last 61 homes; the acting Director has taken "
                                "this over.",
                                released=None,
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
)
