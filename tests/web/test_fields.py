from __future__ import annotations

import datetime as dt
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from werkzeug.datastructures import FileStorage, MultiDict
from wtforms import Form
from wtforms.fields import FieldList, FormField

from tracker.vocabulary import Outcome
from tracker.web.fields import (
    DateField3,
    DecimalText,
    EmailText,
    ErrorLink,
    FileField,
    IntegerText,
    LongText,
    MultiCheckbox,
    PasswordText,
    RadioField,
    SelectField,
    ShortText,
    Tick,
    choice,
    choices_of,
    clean,
    error_links,
)


class EveryForm(Form):
    title = ShortText("Title", most=10)
    text = LongText("Minutes", most=20)
    email = EmailText("E-mail address")
    password = PasswordText("Password")
    count = IntegerText("Notice", least=1, most=12)
    value = DecimalText("Value")
    due = DateField3("Due date")
    outcome = RadioField("Outcome", words=Outcome)
    owner = SelectField("Owner", choices=[choice(1, "Director"), choice(2, "Head")], coerce=int)
    tell = MultiCheckbox("Who to tell", choices=[choice("a", "A"), choice("b", "B")])
    paper = FileField("Paper", endings=("pdf", "docx"))
    agree = Tick("Agreed")


class NeededForm(Form):
    title = ShortText("Title", missing="Enter a title")
    due = DateField3("When is it due?", missing="Enter when it is due", called="Due date")
    outcome = RadioField("Outcome", words=Outcome, missing="Select an outcome")
    tell = MultiCheckbox("Tell", choices=[choice("a", "A")], missing="Select who to tell")
    count = IntegerText("Count", missing="Enter how many")
    paper = FileField("Paper", missing="Choose a file")
    agree = Tick("Agreed", missing="Confirm that it was agreed")
    password = PasswordText("Password", missing="Enter your password")


def filled(**sent: Any) -> EveryForm:
    form = EveryForm(MultiDict({name.replace("_", "-"): value for name, value in sent.items()}))
    form.validate()
    return form


def date_parts(day: str, month: str, year: str) -> dict[str, str]:
    return {"due_day": day, "due_month": month, "due_year": year}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("24", "4", "2014"), dt.date(2014, 4, 24)),
        (("24", "04", "2014"), dt.date(2014, 4, 24)),
        ((" 24 ", " April ", " 2014 "), dt.date(2014, 4, 24)),
        (("24", "apr", "2014"), dt.date(2014, 4, 24)),
        (("24", "Sept.", "2014"), dt.date(2014, 9, 24)),
        (("24", "Ebrill", "2014"), dt.date(2014, 4, 24)),
        (("29", "2", "2016"), dt.date(2016, 2, 29)),
        (("", "", ""), None),
    ],
)
def test_date_is_read_when_its_parts_are_typed(
    parts: tuple[str, str, str], expected: dt.date | None
) -> None:
    form = filled(**date_parts(*parts))
    assert form.due.data == expected
    assert not form.due.errors


@pytest.mark.parametrize(
    ("parts", "message", "target"),
    [
        (("", "4", "2014"), "Due date must include a day", "due-day"),
        (("24", "", "2014"), "Due date must include a month", "due-month"),
        (("24", "4", ""), "Due date must include a year", "due-year"),
        (("", "", "2014"), "Due date must include a day and month", "due-day"),
        (("24", "", ""), "Due date must include a month and year", "due-month"),
        (("", "4", ""), "Due date must include a day and year", "due-day"),
        (("31", "2", "2014"), "Due date must be a real date", "due-day"),
        (("29", "2", "2014"), "Due date must be a real date", "due-day"),
        (("0", "4", "2014"), "Due date must be a real date", "due-day"),
        (("24", "13", "2014"), "Due date must be a real date", "due-day"),
        (("24", "ma", "2014"), "Due date must be a real date", "due-month"),
        (("24", "ju", "2014"), "Due date must be a real date", "due-month"),
        (("-1", "4", "2014"), "Due date must be a real date", "due-day"),
        (("²", "4", "2014"), "Due date must be a real date", "due-day"),
        (("٢٤", "4", "2014"), "Due date must be a real date", "due-day"),
        (("9" * 5000, "4", "2014"), "Due date must be a real date", "due-day"),
        (("24", "4", "14"), "Due date must have a year of 4 numbers", "due-year"),
        (("24", "4", "99999"), "Due date must have a year of 4 numbers", "due-year"),
        (("24", "4", "0000"), "Due date must be a real date", "due-day"),
        (("<b>", "\x00", "2014"), "Due date must include a month", "due-month"),
    ],
)
def test_date_is_refused_with_its_cure_when_it_cannot_be_read(
    parts: tuple[str, str, str], message: str, target: str
) -> None:
    form = filled(**date_parts(*parts))
    assert form.due.data is None
    assert error_links(form) == [ErrorLink(message, f"#{target}")]


def test_date_asks_for_the_rest_when_fewer_than_three_inputs_are_sent() -> None:
    form = filled(due_day="24")
    assert list(form.due.errors) == ["Due date must include a month and year"]


def test_date_shows_what_was_typed_when_it_is_refused() -> None:
    form = filled(**date_parts("31", "Feb", "2014"))
    assert [part.value for part in form.due.parts()] == ["31", "Feb", "2014"]
    assert [part.wrong for part in form.due.parts()] == [True, True, True]


def test_date_marks_only_the_part_at_fault_when_one_is_missing() -> None:
    parts = filled(**date_parts("24", "4", "")).due.parts()
    assert [(part.id, part.wrong) for part in parts] == [
        ("due-day", False),
        ("due-month", False),
        ("due-year", True),
    ]


def test_date_shows_the_one_it_holds_when_nothing_was_sent() -> None:
    form = EveryForm(data={"due": dt.date(2014, 4, 24)})
    assert [part.value for part in form.due.parts()] == ["24", "4", "2014"]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("  An\tupdate \r\n", "An update"),
        ("a\x00b\x1bc", "abc"),
        ("w\u0302", "ŵ"),
        ("\ud800x", "x"),
        ("", ""),
    ],
)
def test_short_text_becomes_one_clean_line_when_sent(sent: str, expected: str) -> None:
    assert filled(title=sent).title.data == expected


def test_long_text_keeps_its_lines_when_sent_by_any_system() -> None:
    form = filled(text="\r\none\r\n\r\n  two\rthree\u2028x  \n")
    assert form.text.data == "one\n\n  two\nthree\nx"


@pytest.mark.parametrize(
    ("name", "sent", "message"),
    [
        ("title", "x" * 11, "Title must be 10 characters or fewer"),
        ("text", "x" * 21, "Minutes must be 20 characters or fewer"),
        (
            "email",
            "nobody",
            "E-mail address must be in the correct format, like name@example.com",
        ),
        ("count", "twelve", "Notice must be a whole number"),
        ("count", "1.5", "Notice must be a whole number"),
        ("count", "0", "Notice must be 1 or more"),
        ("count", "13", "Notice must be 12 or fewer"),
        ("count", "9" * 400, "Notice must be a whole number"),
        ("value", "1e999999", "Value must be a number"),
        ("value", "NaN", "Value must be a number"),
        ("value", "٣", "Value must be a number"),
        ("outcome", "else", "Outcome must be one of the choices"),
        ("owner", "3", "Owner must be one of the choices"),
        ("owner", "one", "Owner must be one of the choices"),
        ("tell", "c", "Who to tell must be one of the choices"),
    ],
)
def test_message_repeats_the_label_when_a_value_is_refused(
    name: str, sent: str, message: str
) -> None:
    assert error_links(filled(**{name: sent})) == [ErrorLink(message, f"#{name}")]


def test_text_at_the_limit_is_taken_when_it_fits_exactly() -> None:
    form = filled(title="x" * 10, text="y" * 20)
    assert not form.errors


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("81", Decimal(81)),
        ("81.5%", Decimal("81.5")),
        ("1,000", Decimal(1000)),
        ("−3", Decimal(-3)),
        ("", None),
    ],
)
def test_number_is_read_when_written_as_people_do(sent: str, expected: Decimal | None) -> None:
    form = filled(value=sent)
    assert form.value.data == expected
    assert not form.value.errors


def test_number_is_shown_as_typed_when_refused() -> None:
    assert filled(value="eighty").value._value() == "eighty"


def test_choice_is_the_word_itself_when_made_from_an_enum() -> None:
    form = filled(outcome="completed", owner="2")
    assert form.outcome.data is Outcome.COMPLETED
    assert form.owner.data == 2


def test_choices_carry_the_public_label_when_made_from_an_enum() -> None:
    offered = [(c.value, str(c.label)) for c in choices_of(Outcome, only=[Outcome.SUPERSEDED])]
    assert offered == [("superseded", "Superseded")]


@pytest.mark.parametrize("sent", [{}, {"owner": "", "outcome": ""}])
def test_choice_is_none_when_optional_and_not_made(sent: dict[str, str]) -> None:
    form = filled(**sent)
    assert (form.owner.data, form.outcome.data, form.tell.data) == (None, None, [])
    assert not form.errors


def test_choices_are_a_list_when_several_are_ticked() -> None:
    form = EveryForm(MultiDict[str, str]([("tell", "a"), ("tell", "b")]))
    assert form.validate()
    assert form.tell.data == ["a", "b"]


def test_password_is_kept_to_the_letter_when_sent() -> None:
    assert filled(password="  a\tb  ").password.data == "  a\tb  "


@pytest.mark.parametrize("form", [NeededForm(MultiDict({"other": "x"})), NeededForm()])
def test_everything_needed_is_asked_for_when_nothing_was_sent(form: NeededForm) -> None:
    assert not form.validate()
    assert error_links(form) == [
        ErrorLink("Enter a title", "#title"),
        ErrorLink("Enter when it is due", "#due-day"),
        ErrorLink("Select an outcome", "#outcome"),
        ErrorLink("Select who to tell", "#tell"),
        ErrorLink("Enter how many", "#count"),
        ErrorLink("Choose a file", "#paper"),
        ErrorLink("Confirm that it was agreed", "#agree"),
        ErrorLink("Enter your password", "#password"),
    ]


def test_message_says_what_is_wrong_when_needed_but_unreadable() -> None:
    form = NeededForm(MultiDict({"count": "x", "due-day": "1", "outcome": "x"}))
    form.validate()
    assert form.count.errors == ["Count must be a whole number"]
    assert form.due.errors == ["Due date must include a month and year"]
    assert form.outcome.errors == ["Select an outcome"]


@pytest.mark.parametrize(
    ("name", "taken"),
    [("paper.PDF", True), ("a.docx", True), ("paper.pdf.exe", False), ("none", False)],
)
def test_file_is_taken_only_when_its_ending_is_allowed(name: str, *, taken: bool) -> None:
    form = filled(paper=FileStorage(BytesIO(b"x"), filename=name))
    assert (form.paper.data is not None) is taken
    expected = [] if taken else ["The selected file must be a PDF or DOCX"]
    assert list(form.paper.errors) == expected


def test_file_is_none_when_the_chooser_was_left_empty() -> None:
    assert filled(paper=FileStorage(BytesIO(b""), filename="")).paper.data is None


def test_links_lead_into_parts_when_a_form_holds_forms() -> None:
    class Outer(Form):
        rows = FieldList(FormField(NeededForm), min_entries=1)

    form = Outer(MultiDict({"rows-0-title": "x"}))
    form.validate()
    assert ErrorLink("Enter when it is due", "#rows-0-due-day") in error_links(form)


def test_form_wide_errors_come_first_when_there_are_any() -> None:
    form = filled(count="x")
    form.form_errors.append("The end is before the beginning")
    assert error_links(form) == [
        ErrorLink("The end is before the beginning", ""),
        ErrorLink("Notice must be a whole number", "#count"),
    ]


def test_nothing_is_lost_when_clean_text_is_cleaned_again() -> None:
    once = clean("Cymru \t ŵŷ\r\n– “quoted”\x07")
    assert once == "Cymru \t ŵŷ\n– “quoted”"
    assert clean(once) == once
