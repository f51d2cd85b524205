"""Six councils' logs of different shapes, with invented content, as rows; and what makes files of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

Rows = Sequence[Sequence[Any]]

AREAS: Rows = [
    ["Safeguarding Panel"],
    ["Recommendations as at 12 June 2014"],
    [],
    [
        *("Reference", "Origin", "Date", "Area", "Recommendation", "Exec Date", "Lead Officer"),
        *("Action taken", "Status"),
    ],
    [
        *("SP1", "Minute 7", "23/01/2014", "Performance", "Report monthly on assessments"),
        *("12/2/14", "SK", "12/3/14: drafted. 14/5/14 – sent", "Ongoing"),
    ],
    [
        *("SP2", "Minute 8", "23.1.14", "Fostering", "Publish the fostering plan", ""),
        *("SK / JH", "", "Complete 12/3"),
    ],
    [
        "SP3",
        "Minute 9",
        "23 January 2014",
        "Courts",
        "Meet the court team",
        "",
        "Mayor",
        "",
        "Open",
    ],
]
NUMBERED: Rows = [
    [
        *("No", "Date", "Report title", "Action", "Action owner", "Expected completion date"),
        *("Actual completion date", "Comments"),
    ],
    [1, date(2014, 1, 23), "Budget", "Bring the budget", "JH", "April Committee", "", "In hand"],
    [2, date(2014, 1, 23), "Staff", "Count the staff", "SK", "Apr-14", date(2014, 4, 2), ""],
    [
        3,
        datetime.combine(date(2014, 1, 23), time()),
        "Plan",
        "Write the plan",
        "SK, JH",
        "end of March",
        "",
        "",
    ],
]
PROPOSED: Rows = [
    ["Ref", "Source", "Action", "Lead", "Due date", "Status", "Proposed to Open/Close"],
    ["A/1", "23/01/2014", "Invite the police", "SK", "Next meeting", "Amber", "Open"],
    ["A/2", "23/01/2014", "Visit the centre", "JH", "30/06/2014", "Green", "Close"],
]
MINUTED: Rows = [
    ["Minute no.", "Resolution", "Progress"],
    ["37(5)", "That the Director report on agency staff", "March 2014: begun"],
    ["37(6)", "That the press release be sent", ""],
]
WHO: Rows = [
    ["Who?", "What?", "When?", "Who needs to be told?", "Action completed?"],
    ["SK", "Ring the school", "ASAP", "The head", "No"],
    ["Jo Hart", "Send the letter", "TBC", "", "Yes"],
]
RATED: Rows = [
    ["RAG", "Exempt", "Owner", "Date agreed", "What was agreed", "Action", "Update"],
    ["R", "No", "SK", "23/01/2014", "", "An open thing", "1/2/14: x\n3/3/14: y"],
    ["A", "Part 2", "SK", "23/01/2014", "", "Zqprivate matter", ""],
    ["Puce", "", "SK", "23/01/2014", "", "Zqodd matter", ""],
    ["G", "No", "SK", "23/01/2014", "", "Zqsigned: the press and public were excluded", ""],
]
SHAPES = {
    "areas": (AREAS, 3),
    "numbered": (NUMBERED, 3),
    "proposed": (PROPOSED, 2),
    "minuted": (MINUTED, 2),
    "who": (WHO, 2),
    "rated": (RATED, 4),
}


def as_csv(rows: Rows, encoding: str = "utf-8") -> bytes:
    """The rows as a council's export would have them."""
    written = io.StringIO()
    csv.writer(written).writerows(
        [f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell for cell in row] for row in rows
    )
    return written.getvalue().encode(encoding)


def as_excel(rows: Rows) -> bytes:
    """The rows as a workbook, dates as dates."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def many(number: int) -> Rows:
    """A log of that many rows."""
    heading = ["Ref", "Date", "Action", "Owner", "Due", "Status", "Comments"]
    return [
        heading,
        *(
            [
                *(f"X{each}", "23/01/2014", f"Bring report {each} to the panel", "SK/JH"),
                *(f"{each % 28 + 1}/{each % 12 + 1}/2015", "Complete" if each % 3 else "Open"),
                f"1/2/14: letter {each} sent. 3/3/14: reply to letter {each}",
            ]
            for each in range(1, number + 1)
        ),
    ]
