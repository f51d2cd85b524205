"""Meetings read from iCalendar and CSV, with their summer time and their faults."""

from __future__ import annotations

from datetime import date, time

import pytest

from tracker.imports.calendar_file import read_calendar
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.meeting_plan import Doubt
from tracker.vocabulary import MeetingKind

WINTER, SUMMER = date(2014, 1, 23), date(2014, 6, 26)


def calendar(*lines: str) -> bytes:
    body = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    return "\r\n".join(body).encode()


@pytest.mark.parametrize(
    ("line", "day", "at", "doubt"),
    [
        ("DTSTART:20140123T183000Z", WINTER, time(18, 30), None),
        ("DTSTART:20140626T173000Z", SUMMER, time(18, 30), None),
        ("DTSTART:20140626T233000Z", date(2014, 6, 27), time(0, 30), None),
        ("DTSTART;TZID=Europe/London:20140626T183000", SUMMER, time(18, 30), None),
        ('DTSTART;TZID="Europe/London":20140626T183000', SUMMER, time(18, 30), None),
        ("DTSTART;TZID=GMT Standard Time:20140626T183000", SUMMER, time(18, 30), None),
        ("DTSTART;TZID=Europe/Paris:20140123T193000", WINTER, time(18, 30), None),
        ("DTSTART:20140626T183000", SUMMER, time(18, 30), None),
        ("dtstart;value=date:20140123", WINTER, None, None),
        ("DTSTART;TZID=Mars/Base:20140123T183000", WINTER, time(18, 30), Doubt.ZONE_UNKNOWN),
        ("DTSTART;TZID=../../etc/passwd:20140123T183000", WINTER, time(18, 30), Doubt.ZONE_UNKNOWN),
        ("DTSTART:20140231T183000", None, None, Doubt.NO_DAY),
        ("DTSTART:99990123T183000Z", None, None, Doubt.NO_DAY),
        ("DTSTART:00010101T000000Z", None, None, Doubt.NO_DAY),
        ("DTSTART:20140123T253000", None, None, Doubt.NO_DAY),
        ("SUMMARY:Nothing else", None, None, Doubt.NO_DAY),
        ("DTSTART:20140123T183000Z\r\nSTATUS:CANCELLED", WINTER, time(18, 30), Doubt.CANCELLED),
        ("DTSTART:20140123T183000Z\r\nRRULE:FREQ=MONTHLY", WINTER, time(18, 30), Doubt.REPEATS),
    ],
)
def test_event_has_its_london_day_and_time(
    line: str, day: date | None, at: time | None, doubt: Doubt | None
) -> None:
    (found,) = read_calendar(calendar(line))
    assert (found.held_on, found.start_time, found.doubt) == (day, at, doubt)


def test_folded_and_escaped_words_are_whole_and_alarms_are_left_out() -> None:
    (found,) = read_calendar(
        calendar(
            "DTSTART:20140123T183000Z",
            "SUMMARY:Extraordinary meeting\\, Safe",
            " guarding Panel",
            "LOCATION:Room 1\\n",
            "\tTown Hall\\; E1",
            "BEGIN:VALARM",
            "SUMMARY:Reminder",
            "END:VALARM",
        )
    )
    assert found.title == "Extraordinary meeting, Safeguarding Panel"
    assert found.place == "Room 1 Town Hall; E1"
    assert found.kind is MeetingKind.EXTRAORDINARY


@pytest.mark.parametrize(
    ("row", "day", "at", "doubt"),
    [
        ("26/06/2014,6.30pm,,", SUMMER, time(18, 30), None),
        ("26 June 2014,,,", SUMMER, None, None),
        ("2014-06-26,18:30,,Special", SUMMER, time(18, 30), None),
        ("06/26/2014,18:30,,", None, time(18, 30), Doubt.NO_DAY),
        (",18:30,Room 1,", None, time(18, 30), Doubt.NO_DAY),
        ("26/06/1066,18:30,,", None, time(18, 30), Doubt.NO_DAY),
        ("26/06/2014,half six,,", SUMMER, None, Doubt.NO_TIME),
        ("26/06/2014,6,,", SUMMER, None, Doubt.NO_TIME),
        ("26/06/2014,18:30,,party", SUMMER, time(18, 30), Doubt.KIND_UNKNOWN),
        (f"26/06/2014,18:30,{'x' * 256},", SUMMER, time(18, 30), Doubt.TOO_LONG),
    ],
)
def test_row_has_its_day_and_time(
    row: str, day: date | None, at: time | None, doubt: Doubt | None
) -> None:
    (found,) = read_calendar(f"Meeting date,Time,Venue,Kind\n{row}\n".encode())
    assert (found.held_on, found.start_time, found.doubt) == (day, at, doubt)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_semicolons_any_order_and_encodings_are_taken(encoding: str) -> None:
    text = 'Venue;TIME;Date\n"Café; first floor";18:30;26/06/2014\n;;\n'
    (found,) = read_calendar(text.encode(encoding))
    assert (found.place, found.held_on) == ("Café; first floor", SUMMER)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Broken.FILE_EMPTY),
        (b"\xef\xbb\xbf \n", Broken.FILE_EMPTY),
        (b"date,time\n", Broken.FILE_EMPTY),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", Broken.FILE_EMPTY),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2014", Broken.FILE_NOT_CALENDAR),
        (b"26/06/2014,18:30\n", Broken.FILE_WITHOUT_HEADINGS),
        (b"time,place\n18:30,Room 1\n", Broken.FILE_WITHOUT_HEADINGS),
        (b"x" * 1_000_001, Broken.FILE_TOO_LARGE),
        (b"date\n" + b"1/5/2014\n" * 2_001, Broken.FILE_TOO_LONG),
        (
            b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 2_001 + b"END:VCALENDAR\n",
            Broken.FILE_TOO_LONG,
        ),
        (b'date\n"' + b"1/5/2014\n" * 20_000, Broken.FILE_QUOTE_OPEN),
        (b"\x00\x01\x02", Broken.ITEM_ENCODING),
        (b"PK\x03\x04", Broken.ITEM_IS_FILE),
    ],
)
def test_file_is_refused_when_it_is_no_calendar(data: bytes, code: Broken) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_calendar(data)
    assert refused.value.code is code
