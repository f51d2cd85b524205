"""The children's committee of late: minutes in running sentences, what was agreed among them."""

from __future__ import annotations

from tracker.demonstration.script import (
    Agreed,
    Item,
    Paused,
    PutOff,
    Sitting,
    Withdrawn,
    after,
    ago,
    by_day,
    month_later,
    next_meeting,
    no_date,
    once,
    progress,
    report,
    request,
    within,
)
from tracker.vocabulary import Expectation, IntervalUnit

UNDERSTAND, RAISE, LOWER, KEEP = (
    Expectation.UNDERSTAND,
    Expectation.RAISE,
    Expectation.LOWER,
    Expectation.KEEP_WITHIN,
)

CODE = "CSP"

_SECOND_LAST = Sitting(
    CODE,
    -2,
    (
        Item(
            "Front door: contacts and referrals",
            "To understand what happens between a call about a child and a visit.",
            """
The Head of First Response explained how a call was judged, and by whom. The Committee had visited
the team earlier in the year and thanked its staff.

Members noted that the number of referrals had risen while the share that led nowhere had not
fallen. They wished to see whether the same families were being referred by school after school.
{source} {letters} The Chair asked that the language line be tried by a Member. {line}
""",
            "firstdoor",
            ("CS02", "CS04", "CS19"),
            (
                Agreed(
                    "source",
                    "Report who refers children, and which referrals lead to nothing further",
                    "It was agreed that a paper on who refers, and with what result, come to the {due}.",
                    "firstdoor",
                    next_meeting(sooner=True),
                    {"CS19": LOWER, "CS04": UNDERSTAND},
                    ("data",),
                    (
                        progress(
                            after(16), "Figures by referrer are ready for the last four quarters."
                        ),
                        request(
                            ago(35),
                            25,
                            "Two schools’ figures were wrong and must be asked for again.",
                        ),
                    ),
                ),
                Agreed(
                    "letters",
                    "Tell every referrer in writing what came of their referral",
                    "Agreed that each person who refers a child should be told what came of it, and that "
                    "this start {due}.",
                    "firstdoor",
                    by_day(-26),
                    {"CS19": LOWER},
                    (),
                    (
                        progress(
                            after(28),
                            "A letter has been drafted and is with the legal team.",
                            released=None,
                        ),
                    ),
                ),
                Agreed(
                    "line",
                    "Let a Member listen in on the language line",
                    "Agreed that the Head of First Response arrange this.",
                    "firstdoor",
                    no_date(),
                    {},
                    (),
                    (Withdrawn(after(9), "Arranged at the meeting itself; entered in error."),),
                ),
            ),
        ),
        Item(
            "Placements for children in care",
            "To look at where children live and what it costs.",
            """
The Director reported that 38 children lived more than twenty miles from home. The Committee asked
that the council’s own fostering offer be compared with those of agencies. {fostering} {nearer}
""",
            "dcs",
            ("CS15", "CS16"),
            (
                Agreed(
                    "fostering",
                    "Compare what our foster carers are offered with what agencies offer",
                    "It was agreed that a comparison be made {due}.",
                    "dcs",
                    by_day(-55),
                    {},
                    ("finance",),
                    (
                        PutOff(
                            ago(70),
                            by_day(-20),
                            "The regional fostering scheme had not published its fees.",
                        ),
                        progress(ago(44), "Fees of six agencies have been collected."),
                        PutOff(ago(22), by_day(38), "Two agencies have asked for more time."),
                    ),
                ),
                Agreed(
                    "nearer",
                    "Bring a plan for bringing children in distant homes nearer",
                    "Agreed that the plan be brought {due}.",
                    "dcs",
                    once("the new fostering scheme has been to Cabinet"),
                    {"CS15": UNDERSTAND},
                ),
            ),
        ),
    ),
)

_LAST = Sitting(
    CODE,
    -1,
    (
        Item(
            "Children’s social care: quarterly performance",
            "To consider the quarter’s figures beside those of neighbouring boroughs.",
            """
The report was introduced by the Head of Performance and Insight. The Committee welcomed the new
layout. It noted that:

- more assessments were finished within 45 working days than in England as a whole;
- the share of plans that were second plans remained well above the range that the council had set;
- fewer children were on a plan for two years or more.

The Chair said that being near to the neighbours was a start and not an aim. What mattered was
whether children were seen quickly. {visits} {second} Asked about conferences that were held late,
the Director replied that most waited for a health report. {health}
""",
            "data",
            ("CS06", "CS11", "CS12"),
            (
                Agreed(
                    "visits",
                    "Report how soon children are seen after a referral",
                    "Agreed that a report on how soon children are seen after a referral come to the {due}.",
                    "dcs",
                    next_meeting(),
                    {"CS06": RAISE},
                    ("safeguarding", "firstdoor"),
                    (
                        progress(
                            after(14), "Visits of the last three months are being counted by hand."
                        ),
                    ),
                ),
                Agreed(
                    "second",
                    "Say what would bring second plans into the range of 10 to 15 per cent",
                    "Agreed that the Director set out what it would take to bring second plans into the "
                    "range, at the {due}.",
                    "dcs",
                    next_meeting(),
                    {"CS11": KEEP},
                    ("safeguarding",),
                    (
                        report(
                            ago(2),
                            "Three things would help most: ending no plan just before a school holiday, "
                            "a named worker for a term afterwards, and family group conferences before "
                            "a second plan. The paper is ready for the agenda.",
                            released=None,
                        ),
                    ),
                ),
                Agreed(
                    "health",
                    "Agree a time within which health reports reach conferences",
                    "Agreed that the Trust be asked to commit itself to a time, and answer {due}.",
                    "nurse",
                    within(2, IntervalUnit.WEEKS),
                    {"CS08": RAISE},
                    ("dcs",),
                ),
            ),
        ),
        Item(
            "Young carers",
            "To hear from young people who care for somebody at home.",
            """
Four young carers spoke to the Committee about mornings, missed buses and being believed. Members
thanked them warmly. {card} {survey} {count}
""",
            "learning",
            (),
            (
                Agreed(
                    "card",
                    "Give young carers a card that schools recognise",
                    "Agreed that a card be agreed with schools and be in use {due}.",
                    "learning",
                    by_day(8),
                    then=(progress(ago(20), "All but two secondary schools have agreed to it."),),
                ),
                Agreed(
                    "survey",
                    "Ask every school how many young carers it knows of",
                    "Agreed that schools be asked again in the new school year, and the answers come to "
                    "the {due}.",
                    "learning",
                    month_later(14),
                ),
                Agreed(
                    "count",
                    "Publish how many young carers are known, each term",
                    "Agreed that the number known be published {due}.",
                    "learning",
                    by_day(95),
                    {},
                    ("data",),
                    (
                        Paused(
                            ago(12),
                            120,
                            "The national definition is being changed; the Chair agreed to wait for it.",
                        ),
                    ),
                ),
            ),
        ),
    ),
)

_NEXT = Sitting(
    CODE,
    1,
    (
        Item(
            "Second plans: what would bring them down",
            "To consider the Director’s paper, asked for at the last meeting.",
            lead="dcs",
            considers=("CS11",),
        ),
        Item(
            "How soon children are seen",
            "To consider the report asked for at the last meeting.",
            lead="safeguarding",
            considers=("CS06",),
        ),
        Item("Outstanding actions", "To agree which actions leave the log."),
    ),
)

SITTINGS = (_SECOND_LAST, _LAST, _NEXT, Sitting(CODE, 2), Sitting(CODE, 3))
