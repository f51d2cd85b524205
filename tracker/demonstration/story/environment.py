"""Environment and housing: short notes with a column of actions; one item in private."""

from __future__ import annotations

from tracker.demonstration.script import (
    Agreed,
    Closed,
    Item,
    Paused,
    Sitting,
    after,
    ago,
    at,
    by_day,
    no_date,
    progress,
    report,
    request,
    within,
)
from tracker.vocabulary import IntervalUnit, Outcome, Restriction

CODE = "ENV"

SITTINGS = (
    Sitting(
        CODE,
        -6,
        (
            Item(
                "Parking around schools",
                "",
                """
Parents and residents spoke for and against.

| Action | Owner |
|---|---|
| {streets} | Director of Environment |
""",
                "environment",
                (),
                (
                    Agreed(
                        "streets",
                        "Close two streets at school times for a term",
                        "Close two streets at school times for a term, then report to Members",
                        "environment",
                        by_day(-60),
                        {},
                        (),
                        (
                            Closed(
                                ago(140),
                                "Cabinet has decided for a scheme of the whole borough.",
                                Outcome.NOT_PURSUED,
                            ),
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
                "Empty council homes",
                "To ask how long homes stand empty.",
                """
A home stood empty for 74 days on average.

| Action | Owner |
|---|---|
| {keys} | Director of Housing |
""",
                "housing",
                (),
                (
                    Agreed(
                        "keys",
                        "Bring the time between tenants below 50 days",
                        "Bring the time between tenants below 50 days, {due}",
                        "housing",
                        by_day(70),
                        {},
                        ("repairs",),
                        (progress(ago(30), "It is 61 days."),),
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
                "Waste contract: offers received",
                "To consider the offers before Cabinet decides.",
                """
The public were excluded. The Committee compared three offers and asked that the lowest be tested.

| Action | Owner |
|---|---|
| {lowest} | Director of Environment |
""",
                "environment",
                (),
                (
                    Agreed(
                        "lowest",
                        "Test whether the lowest offer covers the pay award",
                        "Test whether the lowest offer covers the pay award, and tell Members {due}",
                        "environment",
                        by_day(-25),
                        {},
                        ("finance",),
                        (
                            progress(
                                ago(28),
                                "The bidder has been asked and its answer is being read.",
                                released=None,
                            ),
                        ),
                    ),
                ),
                restriction=Restriction.EXEMPT,
                ground="Paragraph 3 of Part 1 of Schedule 12A: financial or business affairs",
                public_title="Waste contract",
            ),
            Item(
                "Air quality",
                "",
                "The yearly figures were shown. No actions.",
                "environment",
            ),
        ),
    ),
    Sitting(
        CODE,
        -3,
        (
            Item(
                "Heating failures",
                "To ask how soon heating is mended in winter.",
                """
Most was mended within a day, but 31 homes waited for a week or more.

| Action | Owner |
|---|---|
| {heaters} | Head of Repairs |
| {boilers} | Director of Housing |
""",
                "repairs",
                (),
                (
                    Agreed(
                        "heaters",
                        "Bring a heater the same day when heating cannot be mended",
                        "A heater the same day when heating cannot be mended, {due}",
                        "repairs",
                        by_day(-45),
                        {},
                        (),
                        (
                            progress(ago(66), "Two hundred heaters have been bought."),
                            report(ago(48), "In force. Eleven homes have had one."),
                            Closed(at(-1), "Agreed."),
                        ),
                    ),
                    Agreed(
                        "boilers",
                        "List boilers older than 15 years and when each will be replaced",
                        "List boilers older than 15 years and when each will go, {due}",
                        "housing",
                        by_day(-30),
                        {},
                        (),
                        (
                            request(ago(40), 50, "A third of the boilers’ ages are not known."),
                            progress(ago(14), "Engineers note the age at each visit."),
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
                "Litter and fly-tipping",
                "To consider reports from residents.",
                """
Reports were up by a fifth; so was what was cleared within a day.

| Action | Owner |
|---|---|
| {cameras} | Head of Waste and Street Scene |
| {names} | Head of Waste and Street Scene |
""",
                "streets",
                (),
                (
                    Agreed(
                        "cameras",
                        "Move the two cameras to where most is tipped",
                        "Move the two cameras to where most is tipped, {due}",
                        "streets",
                        within(3, IntervalUnit.WEEKS),
                        {},
                        (),
                        (report(after(20), "Moved."), Closed(at(-1), "Agreed.")),
                    ),
                    Agreed(
                        "names",
                        "Settle with the police who may see the pictures",
                        "Settle with the police who may see the pictures, {due}",
                        "streets",
                        by_day(30),
                        {},
                        (),
                        (Paused(ago(13), 90, "The police are changing their own rules."),),
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
                "Repairs: complaints",
                "To consider what tenants complain of.",
                """
Missed visits were the first complaint. The contractor’s manager apologised.

| Action | Owner |
|---|---|
| {missed} | Head of Repairs |
| {panel} | to be named |
""",
                "repairs",
                (),
                (
                    Agreed(
                        "missed",
                        "Pay tenants for a missed visit without being asked",
                        "Pay tenants for a missed visit without being asked, {due}",
                        "repairs",
                        within(3, IntervalUnit.MONTHS),
                    ),
                    Agreed(
                        "panel",
                        "Ask tenants how complaints should be heard",
                        "Ask tenants how complaints should be heard",
                        None,
                        no_date(),
                    ),
                ),
            ),
        ),
        written_up=False,
    ),
    Sitting(
        CODE,
        1,
        (Item("Outstanding actions", "To agree which actions leave the log."),),
    ),
)
