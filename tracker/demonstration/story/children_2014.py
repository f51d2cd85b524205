"""The children’s committee from July 2014 to 2016: what the figures did, and what was asked then."""

from __future__ import annotations

from datetime import date

from tracker.demonstration.script import (
    Agreed,
    Closed,
    Item,
    Returned,
    Sitting,
    after,
    ahead_of,
    at,
    next_meeting,
    progress,
    report,
    within,
)
from tracker.vocabulary import Expectation, IntervalUnit, Outcome

UNDERSTAND, RAISE, LOWER = Expectation.UNDERSTAND, Expectation.RAISE, Expectation.LOWER

CODE = "CSP"
JULY_14 = date(2014, 7, 10)
OCTOBER_14 = date(2014, 10, 16)
JANUARY_15 = date(2015, 1, 22)
APRIL_15 = date(2015, 4, 16)
JULY_15 = date(2015, 7, 9)
NOVEMBER_15 = date(2015, 11, 12)
FEBRUARY_16 = date(2016, 2, 11)

SITTINGS = (
    Sitting(
        CODE,
        JULY_14,
        (
            Item(
                "Fewer children on plans",
                "To ask why the number on a plan fell from 268 to 196 in a year.",
                """
The Committee noted that 196 children were on a plan in March, a quarter fewer than a year before,
and that the rate had fallen below that of neighbouring boroughs. {fall}
""",
                "dcs",
                ("CS09", "CS10"),
                (
                    Agreed(
                        "fall",
                        "Have somebody from outside read thirty decisions not to make a plan",
                        "Agreed that an outside reader look at thirty decisions, and report to the {due}.",
                        "safeguarding",
                        next_meeting(),
                        {"CS09": UNDERSTAND, "CS10": UNDERSTAND},
                        (),
                        (
                            report(
                                ahead_of(OCTOBER_14), "The reader has been chosen and begins soon."
                            ),
                            Returned(
                                at(OCTOBER_14),
                                "A reader was asked for, and a report of what was read. This is the first "
                                "half only.",
                                "chair2013",
                            ),
                            report(
                                ahead_of(JANUARY_15),
                                "The outside reader agreed with twenty-six of thirty decisions.",
                            ),
                            Closed(at(JANUARY_15), "Received."),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        OCTOBER_14,
        (
            Item(
                "Introducing the new Director",
                "",
                """
The Chair welcomed the new Director of Children’s Services and thanked the Acting Director for a hard
year’s work. There was nothing to agree.
""",
                "dcs",
            ),
        ),
    ),
    Sitting(
        CODE,
        JANUARY_15,
        (
            Item(
                "National figures for the year to March 2014",
                "To lay the published figures beside those of other boroughs.",
                """
It was noted that 12.5% of the year’s plans were second plans, against 13.9% among neighbours, and
that 53.5% of first conferences had been on time, up from 16.3%. Neighbours stood at 66.2%.
{keep} {reading}
""",
                "data",
                ("CS08", "CS11"),
                (
                    Agreed(
                        "keep",
                        "Say when first conferences will match the neighbours",
                        "Agreed that the Director name a date, at the {due}.",
                        "dcs",
                        next_meeting(),
                        {"CS08": RAISE},
                        ("safeguarding",),
                        (
                            report(ahead_of(APRIL_15), "By March 2015, on the figures so far."),
                            Closed(at(APRIL_15), "Noted. The figures will tell."),
                        ),
                    ),
                    Agreed(
                        "reading",
                        "Write a page on how to read a percentage of small numbers",
                        "Agreed that a page be written for Members on small numbers.",
                        "data",
                        within(3, IntervalUnit.MONTHS),
                        {"CS11": UNDERSTAND},
                        (),
                        (
                            Closed(
                                at(JULY_15),
                                "A training evening was held instead.",
                                Outcome.SUPERSEDED,
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        APRIL_15,
        (
            Item(
                "Work programme",
                "",
                "The Committee looked back on the year and agreed its subjects for the next. No actions arose.",
            ),
        ),
    ),
    Sitting(
        CODE,
        JULY_15,
        (
            Item(
                "Second plans",
                "To hear why more children were coming back to a plan.",
                """
Local figures, not yet published, pointed to a sharp rise. The Director asked Members to wait for the
national figures in the autumn before drawing conclusions. The Committee agreed to return to the
subject in November.
""",
                "dcs",
                ("CS11",),
            ),
        ),
    ),
    Sitting(
        CODE,
        NOVEMBER_15,
        (
            Item(
                "National figures for the year to March 2015",
                "To lay the published figures beside those of other boroughs.",
                """
Members noted that 74.1% of first conferences were now on time, ahead of the neighbours’ 64.0%, and
that 91.5% of assessments were finished in 45 days.

Of 364 new plans, however, 82 were for a child who had had one before: 22.5%, against 12.5% a year
earlier. The Chair called this the figure of the year. {second}
""",
                "data",
                ("CS06", "CS08", "CS11"),
                (
                    Agreed(
                        "second",
                        "Bring down second plans; report what was done and what it achieved",
                        "Agreed that work to bring down second plans begin at once, and that a report come "
                        "to the {due}.",
                        "dcs",
                        next_meeting(),
                        {"CS11": LOWER},
                        ("safeguarding",),
                        (
                            progress(
                                after(30), "No plan now ends without a home visit in the last week."
                            ),
                            report(
                                ahead_of(FEBRUARY_16), "Local figures to December stand near 15%."
                            ),
                            Closed(at(FEBRUARY_16), "Received; the published figure is awaited."),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        FEBRUARY_16,
        (
            Item(
                "Second plans: what was done",
                "To receive the report agreed in November.",
                """
The Committee received the report. Members were glad of it, and asked that the home visit in a plan’s
last week become a rule.
""",
                "dcs",
                ("CS11",),
            ),
        ),
    ),
)
