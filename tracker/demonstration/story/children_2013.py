"""The children’s committee from 2013 to April 2014, in real figures and invented words.

What was asked in January 2014 was answered in April. Meetings, people and sentences are made up.
"""

from __future__ import annotations

from datetime import date

from tracker.demonstration.script import (
    Agreed,
    Closed,
    Item,
    PutOff,
    Sitting,
    after,
    ahead_of,
    at,
    month,
    next_meeting,
    progress,
    proposal,
    report,
    within,
)
from tracker.vocabulary import Expectation, IntervalUnit

UNDERSTAND, RAISE, LOWER = Expectation.UNDERSTAND, Expectation.RAISE, Expectation.LOWER

CODE = "CSP"
JUNE_13 = date(2013, 6, 13)
SEPTEMBER_13 = date(2013, 9, 19)
NOVEMBER_13 = date(2013, 11, 14)
JANUARY_14 = date(2014, 1, 23)
APRIL_14 = date(2014, 4, 24)
JULY_14 = date(2014, 7, 10)
JANUARY_15 = date(2015, 1, 22)

SITTINGS = (
    Sitting(
        CODE,
        JUNE_13,
        (
            Item(
                "Year-end figures for children’s social care",
                "To consider the figures for the year to March 2013.",
                """
The Committee was told that 268 children had been on a child protection plan at the end of March,
and that few of the year’s plans (16 of 351) were for a child who had had one before.

Members were troubled that only about one first conference in six had been held on time, where
neighbouring boroughs managed nearly two in three. {conferences}
""",
                "firstdoor",
                ("CS08", "CS09", "CS11"),
                (
                    Agreed(
                        "conferences",
                        "Explain why first conferences are late and what will be done",
                        "It was agreed that the reasons, with a plan, be brought to the {due}.",
                        "safeguarding",
                        next_meeting(),
                        {"CS08": RAISE},
                        ("firstdoor",),
                        (
                            report(
                                ahead_of(SEPTEMBER_13),
                                "Conferences were booked only when a report was finished. From October "
                                "they will be booked on the day the enquiry begins.",
                            ),
                            Closed(at(SEPTEMBER_13), "Plan received; progress to be watched."),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        SEPTEMBER_13,
        (
            Item(
                "First conferences: what will be done",
                "To consider the plan asked for in June.",
                """
The Head of Safeguarding and Quality set out the new way of booking. Members supported it and asked
to be told early if it failed. {early}
""",
                "safeguarding",
                ("CS08",),
                (
                    Agreed(
                        "early",
                        "Tell Members each quarter how many first conferences were on time",
                        "Agreed that the number held on time be sent to Members {due}, and each quarter "
                        "from then on.",
                        "data",
                        within(6, IntervalUnit.WEEKS),
                        {"CS08": RAISE},
                        (),
                        (
                            report(after(38), "First note sent: just over half were on time."),
                            Closed(at(NOVEMBER_13), "In hand; the notes will continue."),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        NOVEMBER_13,
        (
            Item(
                "One assessment instead of two",
                "To understand the change from initial and core assessments to a single one.",
                """
The Acting Director explained that from this year there is one assessment, to be finished within 45
working days, and that the council had set itself a first part within 10. The two old measures end,
so this year’s figures cannot be laid beside last year’s. {note} {visit}
""",
                "dcs",
                ("CS05",),
                (
                    Agreed(
                        "note",
                        "Mark in every chart where the old measures end",
                        "Agreed that charts show where the old measures end, starting with the {due}.",
                        "data",
                        next_meeting(),
                        {"CS05": UNDERSTAND},
                        (),
                        (
                            proposal(
                                ahead_of(JANUARY_14), "Done in the January report.", released=2
                            ),
                            Closed(at(JANUARY_14), "Seen in the report."),
                        ),
                    ),
                    Agreed(
                        "visit",
                        "Arrange for Members to sit with the assessment teams",
                        "Agreed that a visit be arranged before the {due}.",
                        "firstdoor",
                        month(4),
                        {},
                        (),
                        (
                            progress(after(40), "Two dates offered in March."),
                            report(ahead_of(APRIL_14), "Five Members visited on 12 March."),
                            Closed(at(APRIL_14), "Members thanked the teams."),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        JANUARY_14,
        (
            Item(
                "Performance: contacts, assessments and child protection",
                "To consider the figures for the nine months to December 2013.",
                """
The Head of Performance and Insight gave a summary of the paper, from which the Committee noted that

- the first part of the assessment had been finished within 10 working days in 81% of cases, against
  the council’s target of 95%;
- one new plan in ten (10%) was for a child who had been on a plan before, while the borough’s
  statistical neighbours stood at 13%;
- there had been 1,000 fewer contacts than in the same nine months of the year before;
- the number of children on a plan had gone on falling.

The Chair was not sure that falling numbers were good news. He asked who was making certain that
children were not being missed. The Acting Director answered that a group of senior officers met each
month for that very purpose, and had taken contacts, referrals and plans as its first subjects.
{group}

Councillor Ashgrove asked what stood in the way of the 95%. Officers named two things: families who
were out when visited, and a case system that was still being set up. {ten} It was understood that
being level with other boroughs did not settle whether children here were safe.
""",
                "data",
                ("CS01", "CS02", "CS05", "CS09", "CS11"),
                (
                    Agreed(
                        "group",
                        "Update the Committee on the work of the monthly officer performance group",
                        "It was agreed that the Committee have an update on the work of the officer group "
                        "at the {due}.",
                        "dcs",
                        month(4, sooner=True),
                        {"CS01": UNDERSTAND, "CS02": UNDERSTAND, "CS09": UNDERSTAND},
                        ("data",),
                        (
                            progress(
                                after(33),
                                "The group met in January and February. It is reading fifty contacts that "
                                "went no further, to see whether the decisions were right.",
                            ),
                            report(
                                ahead_of(APRIL_14),
                                "Of the fifty contacts read, forty-six were judged rightly. Contacts are "
                                "fewer mainly because police notices are now sifted before they are sent.",
                            ),
                            Closed(at(APRIL_14), "Update received; a further look was asked for."),
                        ),
                    ),
                    Agreed(
                        "ten",
                        "Look at each case that missed 10 days for a sign that the system was to blame",
                        "Agreed that each case beyond 10 days be looked at by itself, and what was found "
                        "be reported to the {due}.",
                        "firstdoor",
                        month(4),
                        {"CS05": RAISE},
                        (),
                        (
                            report(
                                ahead_of(APRIL_14),
                                "In 27 of 90 late cases the visit was in time but was entered late.",
                            ),
                            Closed(at(APRIL_14), "Received."),
                        ),
                    ),
                ),
            ),
        ),
    ),
    Sitting(
        CODE,
        APRIL_14,
        (
            Item(
                "The work of the officer performance group",
                "To receive the update agreed in January.",
                """
The Acting Director reported on three months of the group’s work. The Committee accepted that most
of the fall in contacts came from how police notices were handled, and asked that this be tested
again once a full year had passed. {again}

Members heard that weekly figures now reached every team manager. {weekly}
""",
                "dcs",
                ("CS01", "CS02", "CS09"),
                (
                    Agreed(
                        "again",
                        "Repeat the reading of contacts that went no further, with a larger number",
                        "Agreed that the reading be repeated with a hundred contacts, for the {due}.",
                        "firstdoor",
                        month(10),
                        {"CS01": UNDERSTAND, "CS19": UNDERSTAND},
                        ("data",),
                        (
                            PutOff(
                                after(120),
                                month(1),
                                "The new Director wished to choose the cases herself across both halves "
                                "of the year.",
                            ),
                            report(
                                ahead_of(JANUARY_15),
                                "Ninety-four of a hundred were judged rightly.",
                            ),
                            Closed(at(JANUARY_15), "Received with thanks."),
                        ),
                    ),
                    Agreed(
                        "weekly",
                        "Show Members the weekly figures that managers use",
                        "Agreed that the weekly page be shown at the {due}.",
                        "data",
                        next_meeting(),
                        {"CS05": RAISE},
                        (),
                        (
                            report(ahead_of(JULY_14), "The page is attached to the agenda."),
                            Closed(at(JULY_14), "Shown at the meeting."),
                        ),
                    ),
                ),
            ),
        ),
    ),
)
