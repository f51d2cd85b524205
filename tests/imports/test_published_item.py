from __future__ import annotations

import codecs
import html as html_words
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.imports.published_item import (
    MOST_BYTES,
    PublishedItem,
    digest,
    read_published_item,
)
from tracker.markdown import render
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import Restriction

SAMPLE = Path(__file__).parents[3] / "shared" / "sample" / "performance-report-item.txt"

# Wexcombe is an invented council; nobody in it was ever minuted.
PAGE = """Agenda item

School Attendance

To look at attendance in the autumn term, and at what schools do about it.

Minutes:

\u00a0The Panel heard the head of service and noted:

  • Attendance of\u00a0 93% against\ta target of 95% \u00a0
  • The café’s breakfast club – open to all
  • 40 fewer fixed penalty notices

\u00a0

Agreed that a further report comes to the June meeting, or sooner.

Supporting documents:

  • Attendance report , item 7. PDF 139 KB
  • Appendix A - Schools by ward XLSX 1.2 MB
"""

READ = PublishedItem(
    title="School Attendance",
    purpose="To look at attendance in the autumn term, and at what schools do about it.",
    minutes=(
        "The Panel heard the head of service and noted:\n\n"
        "- Attendance of 93% against a target of 95%\n"
        "- The café’s breakfast club – open to all\n"
        "- 40 fewer fixed penalty notices\n\n"
        "Agreed that a further report comes to the June meeting, or sooner."
    ),
    documents=("Attendance report", "Appendix A - Schools by ward"),
)


def page(minutes: str, *, before: str = "", after: str = "") -> bytes:
    text = f"Agenda item\n\nSchool Attendance\n\n{before}\nMinutes:\n\n{minutes}\n{after}"
    return text.encode()


def minutes_of(text: str) -> str:
    return read_published_item(page(text)).minutes


def text_of(markdown: str) -> str:
    return html_words.unescape(re.sub(r"<[^>]*>", "", render(markdown)))


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode(),
        codecs.BOM_UTF8 + PAGE.encode(),
        PAGE.encode("utf-16"),
        codecs.BOM_UTF16_BE + PAGE.encode("utf-16-be"),
        PAGE.encode("cp1252"),
        PAGE.replace("\n", "\r\n").encode(),
        PAGE.replace("\n", "\r").encode(),
        PAGE.replace("\n\n", "\n\u2028").encode(),
        PAGE.replace("é", "e\u0301").encode(),
        PAGE.replace("Attendance", "Atten\u00addance\u200b").encode(),
        PAGE.replace("Panel", "Pa\x07nel").encode(),
        PAGE.replace("•", "\uf0b7").encode(),
        ("Home\nMeetings\nAgenda item - School Attendance\n\n" + PAGE).encode(),
        PAGE.replace("Minutes:", "MINUTES :").encode(),
        PAGE.replace("Supporting", "Additional").encode(),
        PAGE.replace("To look", "Proposed purpose:\n\nTo look").encode(),
        PAGE.replace("To look", "Venue:\nCommittee Room 1\n\nContact: A. Clerk\nTo look").encode(),
        (PAGE + "\nBack to top\n\nContact us\n© Wexcombe Council\n").encode(),
    ],
    ids=[
        *("utf-8", "utf-8 with mark", "utf-16", "utf-16 big-endian", "windows-1252"),
        *("windows lines", "old mac lines", "line separators", "combining accent"),
        *("invisible characters", "control character", "word bullets", "menu before"),
        *("capitals", "additional documents", "proposed purpose", "venue", "foot of the page"),
    ],
)
def test_the_same_item_is_read_when_the_page_was_saved_in_another_way(data: bytes) -> None:
    item = read_published_item(data)
    assert item == READ
    assert digest(item) == digest(READ)


@pytest.mark.parametrize(
    ("typed", "number", "title"),
    [
        ("Agenda item\n\n7. School Attendance", "7", "School Attendance"),
        ("Agenda item\n\n10.1) School Attendance", "10.1", "School Attendance"),
        ("Agenda item 7a\n\nSchool Attendance", "7a", "School Attendance"),
        ("Agenda item 7 - School Attendance", "7", "School Attendance"),
        ("AGENDA ITEM\nSchool   Attendance", "", "School Attendance"),
        ("Agenda item\n\n16 to 19 Provision", "", "16 to 19 Provision"),
        ("Agenda item\n\n2013/14 Budget", "", "2013/14 Budget"),
        ("Agenda item\n\nMinutes", "", "Minutes"),
        ("School Attendance", "", "School Attendance"),
    ],
)
def test_number_and_title_are_told_apart_when_both_stand_there(
    typed: str, number: str, title: str
) -> None:
    item = read_published_item(f"{typed}\n\nMinutes:\n\nNoted.".encode())
    assert (item.number, item.title) == (number, title)


def test_a_decision_is_kept_apart_when_the_page_has_one() -> None:
    item = read_published_item(page("Heard.", before="Purpose.\n\nDecision:\n\n* Agreed *\n\n"))
    assert item.decision == r"- Agreed \*"
    assert item.purpose == "Purpose."
    assert item.minutes == "Heard."


def test_minutes_are_found_when_the_headings_have_no_colons() -> None:
    data = PAGE.replace("Minutes:", "Minutes").replace("documents:", "documents").encode()
    assert read_published_item(data) == READ


def test_a_heading_is_text_when_it_comes_again() -> None:
    assert minutes_of("Heard.\n\nMinutes:\n\nof the last meeting") == (
        "Heard.\n\nMinutes:\n\nof the last meeting"
    )


def test_there_are_no_documents_when_none_are_listed() -> None:
    assert read_published_item(page("Noted.", after="Supporting documents:\n")).documents == ()


@pytest.mark.parametrize("bullet", ["•", "·", "-", "*", "o", "–", "▪", "\uf0b7", "•\t", "§"])
def test_points_become_a_list_when_they_have_any_bullet(bullet: str) -> None:
    text = f"Noted:\n\n {bullet} one\n\n {bullet}   two\n\nThen."
    assert minutes_of(text) == "Noted:\n\n- one\n- two\n\nThen."


def test_round_bullets_are_a_second_level_when_they_stand_under_others() -> None:
    assert minutes_of("• one\no inner\no more\n• two") == "- one\n    - inner\n    - more\n- two"
    assert render(minutes_of("• one\no inner\n• two")).count("<ul>") == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. To note\n2. To agree", "1. To note\n2. To agree"),
        ("37. The Chair\n\n38. The Panel", "37. The Chair\n38. The Panel"),
        ("1.To note\n2.To agree", "1. To note\n2. To agree"),
        ("2. Alone", r"2\. Alone"),
        ("3. Three\n\n5. Five", "3\\. Three\n\n5\\. Five"),
        ("2014. A year", r"2014\. A year"),
        ("1.5 million", r"1\.5 million"),
        ("(a) first\n\n(b) second", "(a) first\n\n(b) second"),
        ("# heading", r"\# heading"),
        ("> said", r"\> said"),
        ("+ plus", r"\+ plus"),
        ("-5%", r"\-5%"),
        ("---", r"\---"),
        ("7 * 6 and **bold**", r"7 \* 6 and \*\*bold\*\*"),
        ("see [1](x)", r"see \[1\](x)"),
        ("_under_ a_b@wexcombe.gov.uk", r"\_under\_ a_b@wexcombe.gov.uk"),
        ("`code` \\* &copy; <http://x.example>", r"\`code\` \\\* &amp;copy; &lt;http://x.example>"),
    ],
)
def test_the_text_reads_as_typed_when_it_has_marks_of_markdown(text: str, expected: str) -> None:
    assert minutes_of(text) == expected


@given(st.text(alphabet="ab1 *_`[]()<>#+-.!\\&;:|~=x@/{}^", min_size=1, max_size=40))
def test_nothing_is_lost_or_made_up_when_any_line_is_shown(line: str) -> None:
    words = f"Z{line}Z"
    if len(re.findall(r"--|\.\.\.|<<|>>", words)) == 0:  # drawn as – … « » on the page
        shown = text_of(minutes_of(words))
        assert shown == " ".join(words.split())


@given(st.text(alphabet="ab1 *_`[]()<>#+=|~:!\\", min_size=1, max_size=12))
def test_a_line_keeps_its_words_when_it_begins_with_a_mark(start: str) -> None:
    shown = text_of(minutes_of(f"Noted\n\n{start} words"))
    kept = re.findall(r"[ab1]", start)
    assert re.findall(r"[ab1]", shown.removeprefix("Noted")) == kept
    assert shown.rstrip().endswith("words")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Panel asked about the schools in the north, where\n"
            "attendance had been lowest in the autumn term. Mrs\n"
            "Harrow answered.\n\nAgreed.",
            "The Panel asked about the schools in the north, where attendance had been"
            " lowest in the autumn term. Mrs Harrow answered.\n\nAgreed.",
            id="wrapped by a program",
        ),
        pytest.param(
            "  • attendance in the schools of the north, which had\n    fallen again\n  • two",
            "- attendance in the schools of the north, which had fallen again\n- two",
            id="a wrapped point",
        ),
        pytest.param("RESOLVED\nThat it be noted.", "RESOLVED\n\nThat it be noted.", id="short"),
        pytest.param(
            "a" * 120 + "\nThe next.\nand on",
            "a" * 120 + "\n\nThe next. and on",
            id="not wrapped",
        ),
    ],
)
def test_a_paragraph_is_one_when_it_was_broken_into_lines(text: str, expected: str) -> None:
    assert minutes_of(text) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (page("Noted."), Restriction.OPEN),
        (page("RESOLVED that the press and public be excluded."), Restriction.EXEMPT),
        (page("Noted.", before="By virtue of paragraph 3 of Schedule 12A"), Restriction.EXEMPT),
        (page("N.", after="Additional documents:\n\nAppendix B, View reasons"), Restriction.EXEMPT),
        (page("N.", after="Supporting documents:\n\nPlan (Restricted)"), Restriction.EXEMPT),
        (page("The report held confidential information."), Restriction.CONFIDENTIAL),
    ],
)
def test_a_page_is_not_taken_as_open_when_it_shows_a_restriction(
    data: bytes, expected: Restriction
) -> None:
    assert read_published_item(data).restriction is expected


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Broken.ITEM_EMPTY),
        (b" \r\n\t\xc2\xa0\n", Broken.ITEM_EMPTY),
        (codecs.BOM_UTF8, Broken.ITEM_EMPTY),
        (b"x" * (MOST_BYTES + 1), Broken.ITEM_TOO_LARGE),
        (b"A shopping list: milk, bread", Broken.ITEM_NOT_RECOGNISED),
        (b"Agenda item\n\nTitle\n\nPurpose", Broken.ITEM_WITHOUT_MINUTES),
        (b"Agenda item\n\nTitle\n\nMinutes:\n\n", Broken.ITEM_WITHOUT_MINUTES),
        (b"Agenda item\n\nT\n\nMinutes:\n\nSupporting documents:\n", Broken.ITEM_WITHOUT_MINUTES),
        (b"Minutes:\n\nNoted.", Broken.ITEM_WITHOUT_TITLE),
        (b"Agenda item\n\nMinutes:\n\nNoted.", Broken.ITEM_WITHOUT_TITLE),
        (b"Home\n\nAgenda item\n\nMinutes:\n\nNoted.", Broken.ITEM_WITHOUT_TITLE),
        (b"Agenda item\n\n" + b"x" * 301 + b"\n\nMinutes:\n\nN.", Broken.ITEM_WITHOUT_TITLE),
        (b"<!DOCTYPE html>\n<title>Agenda item</title>", Broken.ITEM_IS_HTML),
        (b"\n <html><body>Minutes:</body></html>", Broken.ITEM_IS_HTML),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", Broken.ITEM_IS_HTML),
        (page("<p>Noted.</p><br />"), Broken.ITEM_IS_HTML),
        (b"%PDF-1.4\n%\xe2\xe3", Broken.ITEM_IS_FILE),
        (b"PK\x03\x04rest", Broken.ITEM_IS_FILE),
        (b"\xd0\xcf\x11\xe0rest", Broken.ITEM_IS_FILE),
        (b"{\\rtf1 Minutes:}", Broken.ITEM_IS_FILE),
        (page("No\x00ted."), Broken.ITEM_ENCODING),
        (PAGE.encode("utf-16-le"), Broken.ITEM_ENCODING),
        (PAGE.encode("utf-32"), Broken.ITEM_ENCODING),
        (codecs.BOM_UTF16_LE + b"odd", Broken.ITEM_ENCODING),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00\x00", Broken.ITEM_ENCODING),
        (b"Agenda item\nMinutes:\n\x81\x8d", Broken.ITEM_ENCODING),
        (page("\x01\x02\x03" * 10), Broken.ITEM_ENCODING),
    ],
)
def test_a_page_is_refused_by_name_when_it_cannot_be_read(data: bytes, code: Broken) -> None:
    with pytest.raises(RuleBroken) as broken:
        read_published_item(data)
    assert (broken.value.field, broken.value.code) == ("page", code)


def test_the_size_is_said_when_a_page_is_too_large() -> None:
    with pytest.raises(RuleBroken) as broken:
        read_published_item(b"x" * 10_000_000)
    assert broken.value.values == {"size": 10_000_000, "most": MOST_BYTES}


def test_a_page_that_mentions_a_tag_is_text_when_it_is_minutes() -> None:
    assert text_of(minutes_of("Members asked what <br> means.")) == "Members asked what <br> means."


def test_the_digest_differs_when_a_word_does() -> None:
    other = read_published_item(PAGE.replace("93%", "94%").encode())
    assert digest(other) != digest(READ)
    assert re.fullmatch(r"[0-9a-f]{64}", digest(other))


@pytest.mark.parametrize(
    "filler",
    ["\n", "a\n", "• a\n", "1. a\n", "a ", "*", "[", "<p ", " ,", "&a", "Agenda item\n", ": "],
)
def test_a_page_is_read_in_time_when_it_is_as_large_as_allowed(filler: str) -> None:
    data = page("Noted.\n" + filler * ((MOST_BYTES - 200) // len(filler.encode())))
    data += b"\nSupporting documents:\n" + b" ," * 20
    started = time.process_time()
    assert read_published_item(data[:MOST_BYTES]).title
    assert time.process_time() - started < 5


@pytest.mark.skipif(not SAMPLE.exists(), reason=f"the sample page is not here: {SAMPLE}")
def test_the_sample_is_read_whole_when_it_is_there() -> None:
    data = SAMPLE.read_bytes()
    item = read_published_item(data)
    assert item.title == "Performance Report"
    assert item.purpose.startswith("This report sets out")
    assert item.documents == ()
    assert item.decision is None
    assert item.restriction is Restriction.OPEN
    html = render(item.minutes)
    assert (html.count("<li>"), html.count("<ul>"), html.count("<p>")) == (5, 1, 7)
    body = data.decode().split("Minutes:")[1].split("Supporting documents:")[0].replace("•", "")
    shown = text_of(item.minutes)
    assert shown.split() == [w.replace("'", "’") for w in body.split()]
