"""Adults and health: minutes as numbered resolutions, in the older manner."""

from __future__ import annotations

from tracker.demonstration.script import (
    Agreed,
    Closed,
    Item,
    PassedTo,
    Returned,
    Sitting,
    after,
    ago,
    ahead_of,
    at,
    at_meeting,
    by_day,
    month_later,
    next_meeting,
    once,
    progress,
    proposal,
    report,
)
from tracker.vocabulary import MeetingStatus

CODE = "ASC"

SITTINGS = (
    Sitting(
        CODE,
        -6,
        (
            Item(
                "Going home from hospital",
                "To consider delays in leaving hospital.",
                """
The Chief Nurse attended for the Trust.

**RESOLVED** that:

1. the Trust’s report be noted;
2. {transport}
3. {weekend}
""",
                "nurse",
                (),
                (
                    Agreed(
                        "transport",
                        "Say how many people waited for transport home",
                        "the number who waited more than four hours for transport be reported {due};",
                        "nurse",
                        by_day(-150),
                        {},
                        (),
                        (progress(after(45), "The contractor has been asked for its figures."),),
                    ),
                    Agreed(
                        "weekend",
                        "Agree with the Trust how people go home at a weekend",
                        "the Director and the Trust agree how people go home at a weekend, and report to the "
                        "{due}.",
                        "adults",
                        next_meeting(sooner=True),
                        {},
                        ("nurse",),
                        (
                            report(
                                ahead_of(-5, 12), "Agreed; a social worker is there on Saturdays."
                            ),
                            Closed(at(-4), "Welcomed."),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        -5,
        (
            Item(
                "Loneliness",
                "",
                "Members heard from six clubs. **RESOLVED** that {map}",
                "health",
                (),
                (
                    Agreed(
                        "map",
                        "Publish a map of places where people can meet",
                        "a map of places where people can meet be published {due}.",
                        "health",
                        by_day(-75),
                        {},
                        (),
                        (
                            progress(ago(100), "Eighty places have been listed."),
                            PassedTo(
                                ago(80),
                                "adults",
                                "The community team has moved to Adult Social Care.",
                            ),
                            progress(
                                ago(40), "A map is being tried with two clubs.", released=None
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        -4,
        became=MeetingStatus.CANCELLED,
        reason="The Town Hall was without power.",
    ),
    Sitting(
        CODE,
        -3,
        (
            Item(
                "Falls at home",
                "To consider what is done before and after a fall.",
                """
The Committee considered a joint report.

**RESOLVED** that:

1. {alarm}
2. {clinic}
""",
                "health",
                (),
                (
                    Agreed(
                        "alarm",
                        "Offer an alarm to everybody who has fallen twice",
                        "an alarm be offered to everybody who has fallen twice, {due};",
                        "adults",
                        by_day(-33),
                        {},
                        (),
                        (
                            progress(ago(61), "Alarms have been ordered."),
                            proposal(ago(40), "Every one of 118 people has been offered an alarm."),
                        ),
                    ),
                    Agreed(
                        "clinic",
                        "Open a falls clinic in the north of the borough",
                        "the Trust be asked to open a clinic in the north of the borough {due}.",
                        "nurse",
                        once("the health centre’s lease is signed"),
                        {},
                        ("health",),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        -2,
        (
            Item(
                "Assessments: who waits, and for how long",
                "To consider the half-yearly report.",
                """
**RESOLVED** that:

1. the fall in waiting be welcomed;
2. {plan}
3. {phone}
""",
                "adults",
                (),
                (
                    Agreed(
                        "plan",
                        "Bring a plan for the forty people who have waited longest",
                        "a plan for the forty who have waited longest be brought to the {due};",
                        "adults",
                        next_meeting(),
                        {},
                        (),
                        (
                            report(ahead_of(-1, 10), "The plan is attached."),
                            Returned(
                                at(-1),
                                "The plan has no dates in it. Please bring it back with dates.",
                                "chair_adults",
                            ),
                        ),
                    ),
                    Agreed(
                        "phone",
                        "Answer the duty telephone within five minutes",
                        "the duty telephone be answered within five minutes, {due}.",
                        "adults",
                        by_day(10),
                        {},
                        (),
                        (
                            progress(
                                ago(15),
                                "Nine calls in ten are answered within five minutes; the deputy reports "
                                "weekly.",
                                by="adults_deputy",
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        -1,
        (
            Item(
                "Vaccination",
                "To consider how many people were vaccinated, by ward.",
                """
**RESOLVED** that:

1. the report be noted;
2. {wards}
3. {bus}
""",
                "health",
                (),
                (
                    Agreed(
                        "wards",
                        "Say what will be done in the three wards with the fewest vaccinated",
                        "the Director say what will be done in the three lowest wards, at the {due};",
                        "health",
                        at_meeting(1),
                    ),
                    Agreed(
                        "bus",
                        "Report on the vaccination bus after its first year",
                        "a report on the bus be brought to the {due}.",
                        "health",
                        month_later(11),
                        {},
                        ("nurse",),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        1,
        (
            Item(
                "Wards with the fewest vaccinated",
                "To receive the report asked for.",
                lead="health",
            ),
            Item("The forty who have waited longest", "To see the plan again.", lead="adults"),
            Item("Outstanding actions", "To agree which actions leave the log."),
        ),
    ),
)
