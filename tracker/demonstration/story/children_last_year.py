"""The children’s committee in the last year: why families come back to a plan."""

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
    meeting_in,
    next_meeting,
    no_date,
    progress,
    proposal,
    report,
    within,
)
from tracker.vocabulary import Expectation, IntervalUnit

UNDERSTAND, RAISE, LOWER = Expectation.UNDERSTAND, Expectation.RAISE, Expectation.LOWER

CODE = "CSP"

SITTINGS = (
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
                        "Put the offer to care leavers on one page in plain words",
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
                        "Bring the two slowest teams to the speed of the rest",
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
                        "Review every plan that reaches 18 months",
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
                        "Ask the police to join first meetings by video",
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
    Sitting(
        CODE,
        -3,
        (
            Item(
                "Children’s social care: half-yearly performance",
                "To consider how quickly children are seen, and how many return to a plan.",
                """
The Director of Children’s Services took the Committee through the figures for the half year. More
first conferences were being held on time than a year ago, but fewer than in neighbouring boroughs.

The Chair asked why one family in five came back to a child protection plan. Officers thought that
some plans had ended too early, before the change at home had been tested over a school holiday.
Members were not persuaded that this explained all of it. {second} In the meantime {stepdown}

Councillor Penhallow said that the paper gave averages where he would rather see the slowest cases.
{slowest}
""",
                "dcs",
                ("CS08", "CS11"),
                (
                    Agreed(
                        "second",
                        "Bring an audit of the families who returned to a plan within two years",
                        "It was agreed that an audit of the children who had returned to a plan within two "
                        "years be brought to the {due}.",
                        "safeguarding",
                        next_meeting(),
                        {"CS11": UNDERSTAND},
                        ("data",),
                        (
                            progress(
                                after(12),
                                "Forty case files have been chosen and two auditors named.",
                            ),
                            report(
                                ahead_of(-2),
                                "The audit of forty families is attached to the agenda. In twenty-three of "
                                "them the plan had ended within six weeks of a school holiday.",
                            ),
                            Closed(at(-2), "Report received and noted at the meeting."),
                        ),
                    ),
                    Agreed(
                        "stepdown",
                        "Review every plan eight weeks after it ends",
                        "it was agreed that each plan would be looked at again eight weeks after it ends, "
                        "and the Committee told how this was going at the {due}.",
                        "dcs",
                        meeting_in(-1),
                        {"CS11": LOWER},
                        ("safeguarding",),
                        (
                            progress(
                                after(20),
                                "A reviewing officer has been given the task for two terms.",
                            ),
                            report(
                                ahead_of(-1),
                                "All plans that ended in the quarter have been looked at again.",
                            ),
                            Returned(
                                at(-1),
                                "This says that the reviews are done, not what they found. The Committee "
                                "asked how it was going.",
                                "chair",
                            ),
                            progress(
                                ago(9),
                                "The findings of the first thirty reviews are being written up.",
                                released=None,
                            ),
                        ),
                    ),
                    Agreed(
                        "slowest",
                        "Show the ten slowest cases beside each average in the performance report",
                        "Officers agreed to show the ten slowest cases, without names, beside each average.",
                        "data",
                        within(3, IntervalUnit.MONTHS),
                        {"CS08": UNDERSTAND},
                        (),
                        (
                            proposal(
                                ahead_of(-1),
                                "The new layout is in this meeting’s report.",
                                released=3,
                            ),
                            Supported(at(-1), "This is what I asked for.", "chair"),
                            Closed(at(-1), "Agreed: the report now shows them."),
                        ),
                    ),
                ),
            ),
            Item(
                "Children missing education",
                "To hear how children who are on no school’s roll are found.",
                """
The Committee heard that 61 children were being traced at the end of last term. Members asked how
many had been found in another borough. {traced} {protocol}
""",
                "learning",
                (),
                (
                    Agreed(
                        "traced",
                        "Say how many of the children being traced were found in other boroughs",
                        "Agreed that a note be sent to Members {due} with the numbers found elsewhere.",
                        "learning",
                        within(4, IntervalUnit.WEEKS),
                        then=(
                            report(
                                after(24),
                                "Nineteen of the 61 were found in other boroughs, all safe.",
                            ),
                            Closed(at(-2), "Note circulated."),
                        ),
                    ),
                    Agreed(
                        "protocol",
                        "Agree with neighbouring boroughs how missing children are reported",
                        "Agreed that a common way of reporting be settled with neighbouring boroughs in due "
                        "course.",
                        "learning",
                        no_date("in due course"),
                        {},
                        (),
                        (progress(ahead_of(-1), "Two of five boroughs have answered our letter."),),
                    ),
                ),
            ),
        ),
    ),
)
