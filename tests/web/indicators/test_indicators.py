"""The pages of indicators: where the figure stands, what is hidden, what is entered."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tests.databases import statements
from tracker.access.reader import PUBLIC, SYSTEM
from tracker.models import Indicator
from tracker.operations import indicators as operations
from tracker.queries import indicators
from tracker.vocabulary import Basis, Expectation, Frequency, Polarity, Unit

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient

MONTH_ENDS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def a_figure(
    indicator: Indicator, value: float | None, month: int = 12, year: int = 2013, **more: Any
) -> None:
    given: dict[str, Any] = {
        "area": "own",
        "period_start": date(year, month, 1),
        "period_end": date(year, month, MONTH_ENDS[month]),
        "published_on": date(year + month // 12, month % 12 + 1, 6),
        "source": "Performance report",
    } | more
    builders.made(lambda: operations.add_figure(indicator, None, value=value, **given))


def assessments(**facts: Any) -> Indicator:
    given: dict[str, Any] = {"unit": Unit.PERCENT, "polarity": Polarity.HIGH, "target": 95} | facts
    return builders.an_indicator("CF-10", "Assessments in 10 working days", **given)


def text_of(client: PageClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.get_data(as_text=True)


def signed_in(app: Flask, client: PageClient, **facts: Any) -> None:
    with app.app_context():
        person = builders.a_person("Pat Officer", **facts)
        assert person.email
    builders.sign_in(client, person)


def test_sentence_strip_chart_and_table_stand_on_the_page(client: PageClient, app: Flask) -> None:
    with app.app_context():
        indicator = assessments(tolerance=10)
        a_figure(indicator, 74, 11)
        a_figure(indicator, 80.7, 12)
        a_figure(indicator, 83, 12, area="neighbours", mean_of=9, mean_among=10)
        a_figure(indicator, 82, 12, area="england")
    page = text_of(client, "/indicators/cf-10")

    assert "81% in December 2013, below the 95% target." in page
    assert "Up, improved" in page
    assert "mean of 9 of 10" in page
    assert page.count("<svg") >= 2
    assert "November 2013</span>" in page
    assert "short of it by no more than 10% of the target" in page
    assert "no figure of a year before" in page
    assert "made-up" not in page


def test_rating_is_named_in_words_when_a_year_ago_is_known(client: PageClient, app: Flask) -> None:
    with app.app_context():
        indicator = assessments(tolerance=10)
        a_figure(indicator, 85, 12, 2012)
        a_figure(indicator, 81, 12, 2013)
    page = text_of(client, "/indicators/CF-10")

    assert "govuk-tag--red" in page
    assert "worse than a year before." in page


@pytest.mark.parametrize("polarity", [Polarity.NEUTRAL, Polarity.UNKNOWN])
def test_neutral_figure_is_neither_good_nor_bad(
    client: PageClient, app: Flask, polarity: Polarity
) -> None:
    with app.app_context():
        indicator = builders.an_indicator("CF-1", polarity=polarity)
        a_figure(indicator, 501, 11)
        a_figure(indicator, 401, 12)
    page = text_of(client, "/indicators/CF-1")

    assert "401 in December 2013, down from 501 in November 2013." in page
    assert "Down, changed" in page
    assert "It is not rated" in page
    assert not any(word in page for word in ("improved", "worsened", "govuk-tag--"))


def test_other_frequencies_are_never_joined(client: PageClient, app: Flask) -> None:
    with app.app_context():
        indicator = assessments()
        a_figure(indicator, 81)
        year: dict[str, Any] = {"period_start": date(2012, 4, 1), "period_end": date(2013, 3, 31)}
        a_figure(indicator, 70, frequency=Frequency.ANNUAL, **year)
    page = text_of(client, "/indicators/CF-10")

    assert "81% in December 2013" in page
    assert "Yearly, over the period" in page
    assert "No comparison" not in page
    assert "Year to 31 March 2013" in page


def test_latest_publication_is_shown(client: PageClient, app: Flask) -> None:
    with app.app_context():
        indicator = assessments()
        a_figure(indicator, 81, published_on=date(2014, 1, 6))
        a_figure(indicator, 79, published_on=date(2014, 3, 6))
        pairs = [(1, indicator.id, date(2014, 1, 23)), (2, indicator.id, date(2014, 1, 5))]
        found = indicators.figures_when_agreed_and_now(SYSTEM, pairs)
        first, second = found[1, indicator.id], found[2, indicator.id]
    page = text_of(client, "/indicators/CF-10")

    assert "79% in December 2013" in page
    assert first.then is not None
    assert first.now is not None
    assert (first.then.value, first.now.value) == (81, 79)
    assert second.then is None


@pytest.mark.parametrize(
    ("unit", "value", "counts", "hidden"),
    [
        (Unit.PERCENT, 10.0, (2, 20), True),
        (Unit.PERCENT, 25.0, (5, 20), True),
        (Unit.PERCENT, 30.0, (6, 20), False),
        (Unit.PERCENT, 0.0, (0, 20), False),
        (Unit.PERCENT, 10.0, (None, 20), True),
        (Unit.PERCENT, 10.0, (None, None), False),
        (Unit.NUMBER, 3, (None, None), True),
        (Unit.NUMBER, 6, (None, None), False),
        (Unit.RATE_10K, 41.7, (4, 960), True),
    ],
)
def test_small_numbers_are_hidden_from_the_public_on_every_way_out(
    client: PageClient,
    app: Flask,
    unit: Unit,
    value: float,
    counts: tuple[float | None, float | None],
    hidden: bool,
) -> None:
    with app.app_context():
        indicator = builders.an_indicator("CF-2", "Second plans", unit=unit)
        a_figure(indicator, value, numerator=counts[0], denominator=counts[1])
        pair = (1, indicator.id, date(2014, 2, 1))
        both = indicators.figures_when_agreed_and_now(PUBLIC, [pair])[pair[:2]]
    page = text_of(client, "/indicators/CF-2")
    listed = text_of(client, "/indicators")
    rows = list(
        csv.DictReader(io.StringIO(client.get("/indicators/CF-2.csv").text.lstrip("\ufeff")))
    )

    assert ("about 1 to 5 people" in page) == hidden
    assert (rows[0]["value"] == "") == hidden
    assert (rows[0]["symbol"] == "c") == hidden
    assert ("Hidden, as it is about" in listed) == hidden
    assert both.now is not None
    assert (both.now.value is None) == hidden
    assert client.get("/indicators/CF-2.svg").status_code == (404 if hidden else 200)


def test_small_numbers_are_shown_to_those_who_work_with_them(
    client: PageClient, app: Flask
) -> None:
    with app.app_context():
        a_figure(builders.an_indicator("CF-2", "Second plans"), 3)
    signed_in(app, client, is_performance_officer=True)

    assert "3 in December 2013" in text_of(client, "/indicators/CF-2")


def test_running_total_is_hidden_when_it_gives_a_small_month_away(
    client: PageClient, app: Flask
) -> None:
    with app.app_context():
        ytd = {"basis": Basis.YEAR_TO_DATE, "unit": Unit.NUMBER}
        indicator = builders.an_indicator("CF-3", "Second plans so far", **ytd)
        for month, value in ((11, 18), (12, 20)):
            a_figure(indicator, value, month, period_start=date(2013, 4, 1))
    page = text_of(client, "/indicators/CF-3")

    assert "20" not in client.get("/indicators/CF-3.csv").text.splitlines()[2].split(",")
    assert "The figure from April to December 2013 is not shown" in page


def test_parts_are_left_out_when_a_whole_would_give_them_away(
    client: PageClient, app: Flask
) -> None:
    with app.app_context():
        indicator = builders.an_indicator("CF-4", "Plans")
        a_figure(indicator, 3, 12)
        quarter: dict[str, Any] = {
            "period_start": date(2013, 10, 1),
            "frequency": Frequency.QUARTERLY,
        }
        a_figure(indicator, 43, 12, **quarter)
    exported = client.get("/indicators/CF-4.csv").text

    assert "quarterly" not in exported
    assert "43" not in text_of(client, "/indicators/CF-4").split("<footer")[0].split("<h1")[1]


def test_private_indicator_is_not_found_by_the_public(client: PageClient, app: Flask) -> None:
    with app.app_context():
        a_figure(builders.an_indicator("CF-5", "Canary measure", is_public=False), 7)

    for ending in ("", ".csv", ".svg", "/edit", "/figures/new"):
        assert client.get(f"/indicators/CF-5{ending}").status_code == 404
    assert "Canary measure" not in text_of(client, "/indicators")
    signed_in(app, client, is_performance_officer=True)
    assert "Canary measure" in text_of(client, "/indicators")


def test_made_up_months_are_named(client: PageClient, app: Flask) -> None:
    with app.app_context():
        a_figure(assessments(), 81, made_up=True)

    assert "made-up months" in text_of(client, "/indicators/CF-10")
    assert "made-up months" in text_of(client, "/indicators")


def test_no_formula_leaves_in_the_file(client: PageClient, app: Flask) -> None:
    with app.app_context():
        a_figure(assessments(), 81, source="=HYPERLINK(1)")

    assert "'=HYPERLINK" in client.get("/indicators/CF-10.csv").text


def test_empty_pages_say_so(client: PageClient, app: Flask) -> None:
    assert "There are no indicators yet" in text_of(client, "/indicators")
    with app.app_context():
        assessments()
    page = text_of(client, "/indicators/CF-10")
    assert "No figures yet." in page
    assert "No action concerns it yet" in page
    assert client.get("/indicators/CF-10.svg").status_code == 404


@pytest.mark.usefixtures("clock")
def test_statements_do_not_grow_with_the_rows(client: PageClient, app: Flask) -> None:
    def add(numbers: range) -> None:
        with app.app_context():
            for number in numbers:
                a_figure(builders.an_indicator(f"N-{number}", f"Measure {number}"), 50)

    add(range(3))
    with statements() as few:
        text_of(client, "/indicators")
    add(range(3, 30))
    with statements() as many:
        text_of(client, "/indicators")

    assert len(few) == len(many)
    assert len(many) <= 6


def test_action_stands_on_the_line_with_its_figures(
    client: PageClient, app: Flask, clock: Any
) -> None:
    with app.app_context():
        clerk, committee = builders.a_clerk(), builders.a_committee()
        meeting = builders.a_meeting(committee, clerk)
        item = builders.an_item(meeting, clerk, minutes_source="An update was asked for.")
        builders.agenda_published(meeting, clerk)
        indicator = assessments()
        a_figure(indicator, 81, 12, 2013)
        a_figure(indicator, 88, 2, 2014)
        links = {indicator.id: Expectation.RAISE}
        builders.an_action(committee, meeting, clerk, "Bring an update", item, indicators=links)
    clock.move_to(date(2014, 4, 1))
    builders.sign_in(client, clerk)
    page = text_of(client, "/indicators/CF-10")

    assert "Bring an update" in page
    assert "81% when agreed, now 88%" in page
    assert "Numbers above the line" in page


NEW = {
    "reference": "CF-12",
    "name": "Referrals",
    "unit": "number",
    "decimals": "0",
    "polarity": "neutral",
    "basis": "flow",
    "frequency": "monthly",
    "counts_people": "yes",
    "is_public": "yes",
}
FIGURE = {
    "area": "own",
    "value": "81",
    "status": "final",
    "source": "Report",
    "period_start-day": "1",
    "period_start-month": "12",
    "period_start-year": "2013",
    "period_end-day": "31",
    "period_end-month": "12",
    "period_end-year": "2013",
    "published_on-day": "6",
    "published_on-month": "1",
    "published_on-year": "2014",
}


def test_indicator_is_added_changed_and_given_a_figure(client: PageClient, app: Flask) -> None:
    signed_in(app, client, is_performance_officer=True)
    added = client.post("/indicators/new", data=NEW)
    edit = text_of(client, "/indicators/CF-12/edit")
    changed = client.post(
        "/indicators/CF-12/edit", data=NEW | {"name": "Referrals received", "version": "1"}
    )
    late = client.post("/indicators/CF-12/edit", data=NEW | {"version": "1"})
    figure = client.post("/indicators/CF-12/figures/new", data=FIGURE)
    page = text_of(client, "/indicators/CF-12")

    codes = [each.status_code for each in (added, changed, late, figure)]
    assert codes == [303, 303, 422, 303]
    assert 'value="Referrals"' in edit
    assert "Referrals received" in page
    assert "81 in December 2013." in page


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"reference": ""}, "Enter a reference"),
        ({"reference": "CF/12"}, "letters, numbers and hyphens"),
        ({"reference": "../x"}, "letters, numbers and hyphens"),
        ({"reference": "new"}, "belongs to another indicator"),
        ({"reference": "cf-1"}, "belongs to another indicator"),
        ({"name": ""}, "Enter the name"),
        ({"decimals": "5"}, "4 or fewer"),
        ({"decimals": "many"}, "must be a whole number"),
        ({"unit": "furlongs"}, "Select what its figures are"),
        ({"target": "high"}, "must be a number"),
        ({"polarity": "range"}, "lowest and the highest figure wanted"),
        ({"target_low": "9", "target_high": "3"}, "must be the lowest or more"),
    ],
)
def test_no_indicator_is_added_when_the_form_is_wrong(
    client: PageClient, app: Flask, change: dict[str, str], message: str
) -> None:
    signed_in(app, client, is_performance_officer=True)
    with app.app_context():
        builders.an_indicator("CF-1")
    response = client.post("/indicators/new", data=NEW | {"source": "Kept text"} | change)

    assert response.status_code == 422
    assert message in response.get_data(as_text=True)
    assert "Kept text" in response.get_data(as_text=True)
    with app.app_context():
        assert len(indicators.list_all(SYSTEM)) == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"value": ""}, "Enter the figure"),
        ({"value": "lots"}, "must be a number"),
        ({"period_end-month": "11", "period_end-day": "30"}, "on or after the first"),
        ({"period_end-day": "32"}, "real date"),
        ({"area": "wales"}, "Select whose figure it is"),
        ({"published_on-year": ""}, "must include a year"),
        ({"source": ""}, "Enter where the figure comes from"),
        ({"mean_of": "11", "mean_among": "10"}, "cannot be more than there are"),
    ],
)
def test_no_figure_is_added_when_the_form_is_wrong(
    client: PageClient, app: Flask, change: dict[str, str], message: str
) -> None:
    signed_in(app, client, is_clerk=True)
    with app.app_context():
        assessments()
    response = client.post("/indicators/CF-10/figures/new", data=FIGURE | change)

    assert response.status_code == 422
    assert message in response.get_data(as_text=True)
    assert "No figures yet." in text_of(client, "/indicators/CF-10")


def test_same_publication_is_refused(client: PageClient, app: Flask) -> None:
    signed_in(app, client, is_clerk=True)
    with app.app_context():
        assessments()
    answers = [client.post("/indicators/CF-10/figures/new", data=FIGURE) for _ in range(2)]

    assert [each.status_code for each in answers] == [303, 422]


@pytest.mark.parametrize("address", ["/indicators/new", "/indicators/CF-10/edit"])
def test_others_may_not_change_indicators(client: PageClient, app: Flask, address: str) -> None:
    with app.app_context():
        assessments()
    signed_in(app, client)

    assert client.get(address).status_code == 403
