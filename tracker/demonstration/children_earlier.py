"""The children's committee one and two years ago: shorter minutes, most of it closed."""

from __future__ import annotations

from tracker.demonstration.script import (
    Agreed,
    Closed,
    Item,
    Reopened,
    Returned,
    Sitting,
    Supported,
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
                        "Offer Members a visit to each children’s home.",
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
                        "Bring one way of recording neglect into use in schools and clinics.",
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
                        "Report what is spent on agency social workers.",
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
                        "Say what happens when a child is not brought to two appointments.",
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
                        "Cost the youth bus for another year.",
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
                        "Explain what a re-referral is counted from.",
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
    Sitting(
        CODE,
        -8,
        (
            Item(
                "Leaving care",
                "To hear from young people who have left care.",
                "Three young people spoke about their first flat. {offer}",
                "dcs",
                (),
                (
                    Agreed(
                        "offer",
                        "Put the offer to care leavers on one page in plain words.",
                        "Agreed that the offer be put on one page, with young people, in due course.",
                        "dcs",
                        no_date("in due course"),
                        {},
                        (),
                        (
                            report(ahead_of(-6), "The page is printed and has been given out."),
                            Closed(at(-6), "Seen."),
                            Reopened(ago(60), "The page still names a grant that has ended."),
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
                "Taking over the work of the young people’s panel",
                "To settle what becomes of the panel’s open actions.",
                """
The Council has ended the Young People and Skills Panel. The Committee took note of the Panel’s open
actions, which stand on its own log from now on, under the numbers they had.
""",
                "learning",
            ),
        ),
    ),
    Sitting(
        CODE,
        -6,
        (
            Item(
                "Assessments within 45 working days",
                "To ask why assessments take longer in some teams.",
                "Officers showed the spread between teams. {spread}",
                "firstdoor",
                ("CS06",),
                (
                    Agreed(
                        "spread",
                        "Bring the two slowest teams to the speed of the rest.",
                        "Agreed that the two slowest teams be brought to the others’ speed {due}.",
                        "firstdoor",
                        by_day(-110),
                        {"CS06": RAISE},
                        (),
                        (
                            progress(after(40), "One team has caught up."),
                            report(ago(118), "Both teams now finish nine in ten on time."),
                            Closed(at(-3), "Agreed on the quarter’s figures."),
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
                "Child protection plans of two years and more",
                "",
                "Members looked at how many plans last long, and why. {long}",
                "safeguarding",
                ("CS12", "CS13"),
                (
                    Agreed(
                        "long",
                        "Review every plan that reaches 18 months.",
                        "Agreed that each plan be reviewed by a second manager at 18 months, from {due}.",
                        "safeguarding",
                        next_meeting(),
                        {"CS12": LOWER},
                        (),
                        (
                            report(ahead_of(-4), "The first eleven reviews are done."),
                            Closed(at(-4), "Agreed as the usual way from now on."),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        -4,
        (
            Item(
                "Section 47 enquiries",
                "To understand how enquiries begin and end.",
                "The rate was near that of England. {police}",
                "firstdoor",
                ("CS07", "CS08"),
                (
                    Agreed(
                        "police",
                        "Ask the police to join first meetings by video.",
                        "Agreed that the police be asked to join by video, and the answer be reported to the "
                        "{due}.",
                        "safeguarding",
                        next_meeting(),
                        {"CS08": RAISE},
                        (),
                        (
                            report(ahead_of(-3), "They agreed, from the first of the month."),
                            Closed(at(-3), "Welcomed."),
                        ),
                    ),
                ),
            ),
        ),
    ),
)
