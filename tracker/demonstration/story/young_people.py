"""A panel that was ended: its open actions went to the children's committee as they were."""

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
    report,
)

CODE = "YPS"
SUCCESSOR = "CSP"

SITTINGS = (
    Sitting(
        CODE,
        -5,
        (
            Item(
                "Apprenticeships at the council",
                "To ask how many apprentices the council has.",
                """
The Panel heard that there were 31. **Agreed:** {care}
""",
                "learning",
                (),
                (
                    Agreed(
                        "care",
                        "Keep five apprenticeships a year for care leavers",
                        "that five places a year be kept for care leavers, and this be confirmed at the {due}.",
                        "learning",
                        next_meeting(),
                        {},
                        (),
                        (
                            report(ahead_of(-4), "Confirmed by the board."),
                            Closed(at(-4), "Welcomed."),
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
                "Youth clubs",
                "",
                "The Panel met at the Lantern Club. **Agreed:** {hours} {roof}",
                "learning",
                (),
                (
                    Agreed(
                        "hours",
                        "Publish every club’s hours in one place",
                        "that every club’s hours be published in one place {due}.",
                        "learning",
                        by_day(-390),
                        {},
                        (),
                        (
                            report(after(30), "They are on the council’s pages."),
                            Closed(at(-3), "Done."),
                        ),
                    ),
                    Agreed(
                        "roof",
                        "Mend the roof of the Lantern Club",
                        "that the roof be mended {due}.",
                        "housing",
                        by_day(-190),
                        {},
                        ("repairs",),
                        (
                            progress(ago(250), "A builder has been chosen."),
                            progress(
                                ago(95), "Scaffolding stands; bats were found and work has stopped."
                            ),
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
                "Bus fares",
                "",
                "**Agreed:** {fares}",
                "finance",
                (),
                (
                    Agreed(
                        "fares",
                        "Find out what free travel under 18 would cost",
                        "that the cost of free travel for those under 18 be found out {due}.",
                        "finance",
                        by_day(-240),
                        {},
                        (),
                        (
                            report(ago(244), "About £1.1 million a year."),
                            Closed(ago(170), "Noted by the committee that took over."),
                        ),
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
                "Mental health in schools",
                "To hear from school counsellors.",
                "Six counsellors spoke of waiting lists. **Agreed:** {waits} {forum}",
                "learning",
                (),
                (
                    Agreed(
                        "waits",
                        "Publish how long pupils wait for a counsellor",
                        "that the Trust publish waiting times, in due course.",
                        "nurse",
                        no_date("in due course"),
                        {},
                        ("learning",),
                    ),
                    Agreed(
                        "forum",
                        "Hold a forum of school councils",
                        "that a forum of school councils be held {due}.",
                        "learning",
                        by_day(120),
                        {},
                        (),
                        (progress(ago(50), "Eleven school councils will send somebody."),),
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
                "The end of the Panel",
                "",
                "The Chair thanked Members and young people. What is open goes to the children’s committee.",
            ),
        ),
    ),
)
