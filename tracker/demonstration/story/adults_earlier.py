"""Adults and health one and two years ago: minutes as numbered resolutions."""

from __future__ import annotations

from tracker.demonstration.script import (
    Agreed,
    Closed,
    Item,
    PutOff,
    Returned,
    Sitting,
    after,
    ago,
    ahead_of,
    at,
    by_day,
    next_meeting,
    proposal,
    report,
    request,
    within,
)
from tracker.vocabulary import IntervalUnit, Outcome

CODE = "ASC"

SITTINGS = (
    Sitting(
        CODE,
        -13,
        (
            Item(
                "Waiting for an assessment of need",
                "To consider how long adults wait.",
                """
The Committee considered a report of the Director of Adult Social Services.

**RESOLVED** that:

1. the report be noted; and
2. {longest}
""",
                "adults",
                (),
                (
                    Agreed(
                        "longest",
                        "Report the longest wait as well as the middle one",
                        "the longest wait be reported beside the middle one from the {due}.",
                        "adults",
                        next_meeting(),
                        {},
                        ("data",),
                        (
                            proposal(ahead_of(-12), "Both are in the report.", released=2),
                            Closed(at(-12), "Agreed."),
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
                "Winter plan",
                "To receive the plan for the cold months.",
                """
**RESOLVED** that the plan be received, and that {beds}
""",
                "adults",
                (),
                (
                    Agreed(
                        "beds",
                        "Say how many step-down beds there will be",
                        "the number of step-down beds be sent to Members {due}.",
                        "adults",
                        within(10, IntervalUnit.WORKING_DAYS),
                        {},
                        ("nurse",),
                        (report(after(11), "Twenty-two."), Closed(at(-11), "Received.")),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        -11,
        (
            Item(
                "Dentists who take new patients",
                "",
                "The Director of Public Health reported. **RESOLVED** that the report be noted.",
                "health",
            ),
        ),
    ),
    Sitting(
        CODE,
        -10,
        (
            Item(
                "Carers’ breaks",
                "To hear whether carers get the breaks they are promised.",
                """
Four carers addressed the Committee.

**RESOLVED** that:

1. the carers be thanked; and
2. {breaks}
""",
                "adults",
                (),
                (
                    Agreed(
                        "breaks",
                        "Count the breaks that were promised and not given",
                        "the Director count the breaks promised and not given, and report to the {due}.",
                        "adults",
                        next_meeting(),
                        {},
                        (),
                        (
                            report(ahead_of(-9), "The system does not hold what was promised."),
                            Returned(at(-9), "Then ask the carers, please.", "chair_adults"),
                            report(
                                ahead_of(-7), "Of 212 carers who answered, 61 had lost a break."
                            ),
                            Closed(at(-7), "Received."),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        -9,
        (Item("Budget proposals", "", "**RESOLVED** that no comment be made to Cabinet."),),
    ),
    Sitting(
        CODE,
        -8,
        (
            Item(
                "Care homes: inspections of the year",
                "To note the ratings of homes in the borough.",
                """
Two homes required improvement.

**RESOLVED** that {visits}
""",
                "adults",
                (),
                (
                    Agreed(
                        "visits",
                        "Arrange Member visits to the two homes",
                        "visits to both homes be arranged {due}.",
                        "adults",
                        within(2, IntervalUnit.MONTHS),
                        {},
                        (),
                        (
                            report(after(50), "Both were visited."),
                            Closed(at(-6), "Members reported back."),
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
                "Direct payments",
                "To ask why fewer people choose them.",
                """
**RESOLVED** that:

1. {form}
2. {rates}
""",
                "adults",
                (),
                (
                    Agreed(
                        "form",
                        "Shorten the form for direct payments to two pages",
                        "the form be cut to two pages {due};",
                        "adults",
                        by_day(-210),
                        {},
                        (),
                        (
                            request(ago(230), -120, "The bank’s own form must be changed first."),
                            PutOff(ago(222), by_day(-120), "Asked for and agreed by the Chair."),
                            report(ago(124), "The form has two pages."),
                            Closed(at(-2), "Agreed."),
                        ),
                    ),
                    Agreed(
                        "rates",
                        "Compare the hourly rate with that of other boroughs",
                        "the hourly rate be compared with that of six other boroughs.",
                        "finance",
                        next_meeting(),
                        {},
                        (),
                        (
                            Closed(
                                at(-5),
                                "The regional review has begun and covers this.",
                                Outcome.NOT_PURSUED,
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
)
