"""The children’s committee one and two years ago: shorter minutes, most of it closed."""

from __future__ import annotations

from tracker.demonstration.script import (
    Agreed,
    Closed,
    Item,
    Returned,
    Sitting,
    Supported,
    after,
    ahead_of,
    at,
    by_day,
    next_meeting,
    proposal,
    report,
    within,
)
from tracker.vocabulary import Expectation, IntervalUnit, Outcome

UNDERSTAND, RAISE, LOWER = Expectation.UNDERSTAND, Expectation.RAISE, Expectation.LOWER

CODE = "CSP"

SITTINGS = (
    Sitting(
        CODE,
        -15,
        (
            Item(
                "Work programme for the year",
                "To choose the subjects of the year.",
                "Members chose four subjects: the front door, second plans, placements and young carers. "
                "{visits}",
                None,
                (),
                (
                    Agreed(
                        "visits",
                        "Offer Members a visit to each children’s home",
                        "Agreed that a visit to each home be offered {due}.",
                        "dcs",
                        within(6, IntervalUnit.MONTHS),
                        {},
                        (),
                        (
                            report(ahead_of(-12), "All three homes have been visited."),
                            Closed(at(-12), "Done."),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        -14,
        (
            Item(
                "Neglect",
                "To consider how neglect is seen early.",
                """
A head teacher and a health visitor described what they look out for. Members asked for one way of
writing it down. {tool}
""",
                "safeguarding",
                ("CS18",),
                (
                    Agreed(
                        "tool",
                        "Bring one way of recording neglect into use in schools and clinics",
                        "Agreed that one way of recording be in use by the {due}.",
                        "safeguarding",
                        next_meeting(),
                        {"CS18": UNDERSTAND},
                        ("nurse",),
                        (
                            report(ahead_of(-13), "In use in all clinics and nine schools."),
                            Returned(
                                at(-13), "The Committee said schools, not nine schools.", "chair"
                            ),
                            report(ahead_of(-11), "In use in all schools but one."),
                            Closed(at(-11), "Accepted."),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        -13,
        (
            Item(
                "Staffing of social work teams",
                "To hear how many posts are vacant.",
                "Fourteen of 96 posts were vacant. {agency}",
                "dcs",
                (),
                (
                    Agreed(
                        "agency",
                        "Report what is spent on agency social workers",
                        "Agreed that the cost of agency staff be reported to the {due}.",
                        "finance",
                        next_meeting(),
                        {},
                        ("dcs",),
                        (
                            report(ahead_of(-12), "£2.9 million in the year."),
                            Closed(at(-12), "Noted."),
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
                "Safeguarding partnership: yearly report",
                "To receive the report of the partnership.",
                """
The Chief Nurse presented the report for the three partners. Members asked what the Trust did when a
child missed two appointments. {missed}
""",
                "nurse",
                (),
                (
                    Agreed(
                        "missed",
                        "Say what happens when a child is not brought to two appointments",
                        "Agreed that the Trust set out its rule {due}.",
                        "nurse",
                        within(6, IntervalUnit.WEEKS),
                        {},
                        (),
                        (
                            report(
                                after(50), "The rule, with a flow chart, has been sent to Members."
                            ),
                            Closed(at(-10), "Received, a week late."),
                        ),
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
                "Budget proposals for Children’s Services",
                "To comment on the proposals before Cabinet.",
                "The Committee asked Cabinet to think again about the youth bus. {bus}",
                "finance",
                (),
                (
                    Agreed(
                        "bus",
                        "Cost the youth bus for another year",
                        "Agreed that the bus be costed {due}.",
                        "finance",
                        within(10, IntervalUnit.WORKING_DAYS),
                        {},
                        (),
                        (Closed(at(-10), "Cabinet kept the bus.", Outcome.SUPERSEDED),),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        -10,
        (
            Item(
                "Published figures for the year",
                "To lay the year’s published figures beside those of other boroughs.",
                """
The Head of Performance and Insight went through the national release. The Committee noted where the
borough stood, and that some neighbours’ figures were hidden because they were small. {rere}
""",
                "data",
                ("CS04", "CS06", "CS11"),
                (
                    Agreed(
                        "rere",
                        "Explain what a re-referral is counted from",
                        "Agreed that a note explain how re-referrals are counted.",
                        "data",
                        by_day(-300),
                        {"CS04": UNDERSTAND},
                        (),
                        (
                            proposal(ahead_of(-9), "The note is on the Members’ page.", released=4),
                            Supported(at(-9), "Clear and short.", "vice"),
                            Closed(at(-9), "Agreed."),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        -9,
        (
            Item(
                "Children’s homes inspections",
                "",
                "Two homes were rated good. The third was to be visited again. There was nothing to agree.",
                "dcs",
            ),
        ),
    ),
)
