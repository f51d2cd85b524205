"""Indicators: what they measure, where the figure stands, the actions on the line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from flask import Response, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.charts import sparkline
from tracker.exports.figures import figures_csv
from tracker.models import Indicator
from tracker.operations import indicators as indicator_operations
from tracker.queries import actions, authorities, documents, indicators
from tracker.queries.fetch import AnyRow
from tracker.queries.figures import main_key
from tracker.queries.measured import Measured, measure
from tracker.translation import gettext
from tracker.vocabulary import Frequency
from tracker.web.guards import requires
from tracker.web.history import past_of
from tracker.web.identity import current_reader
from tracker.web.indicators import drawing, endings, showing
from tracker.web.indicators.blueprint import blueprint
from tracker.web.indicators.forms import (
    AddFigureForm,
    EditIndicatorForm,
    NewIndicatorForm,
    number,
)
from tracker.web.page import page
from tracker.wording import measures as words

__all__ = ["blueprint", "endings"]

SPARK_FIGURES = 13
VERBS = (
    Permission.INDICATOR_EDIT,
    Permission.DOCUMENT_REPLACE,
    Permission.DOCUMENT_REMOVE,
    Permission.FORMER_DOCUMENTS_READ,
    Permission.REDACTION_ASK,
)


@blueprint.get("/indicators")
@requires(Permission.PUBLISHED_READ)
def list_indicators() -> ResponseReturnValue:
    """Every indicator with its latest figure, by how often there is one."""
    reader = current_reader()
    listed = indicators.list_all(reader)
    series = indicators.own_series(reader, listed)
    kept = [each for each in listed if each.ended_on is None]
    ordered = sorted(kept, key=lambda each: list(Frequency).index(each.frequency))
    groups = [
        (frequency, [_line(each, measure(each, series.get(each.id))) for each in members])
        for frequency, members in groupby(ordered, key=lambda each: each.frequency)
    ]
    return page(
        "indicators/list.html",
        groups=groups,
        ended=[each for each in listed if each.ended_on is not None],
        made_up=any(each.made_up for shown in series.values() for each in shown.own),
        allowed=decide.allowed(reader, among=[Permission.INDICATOR_EDIT]),
    )


def _line(indicator: Indicator, stands: Measured) -> dict[str, object]:
    latest, series = stands.latest, stands.series
    values = [each.value for each in series.own[-SPARK_FIGURES:]] if series else []
    return {
        "indicator": indicator,
        "figure": showing.printed(indicator, latest) if latest else gettext("No figures yet"),
        "period": showing.named(series, latest) if series and latest else "",
        "travelled": words.travelled(stands.travel) if stands.previous else "",
        "target": showing.target_fact(indicator, stands).figure,
        "rag": stands.rating.rag if stands.rating else None,
        "spark": drawing.safe(sparkline(values, target=stands.target)),
    }


@blueprint.get("/indicators/<reference>")
@requires(Permission.INDICATOR_READ, on=indicators.get)
def show_indicator(indicator: Indicator) -> ResponseReturnValue:
    """Where the figure stands, the chart, and what the committees agreed about it."""
    reader, own_name = current_reader(), authorities.the_authority().short_name
    every = indicators.all_series(reader, indicator)
    key = main_key(indicator, every)
    stands = measure(indicator, every[key] if key else None)
    rows = actions.list_of_indicator(reader, indicator.id, clock.today())
    then_and_now = indicators.figures_when_agreed_and_now(
        reader, [(row.id, indicator.id, row.agreed_on) for row in rows]
    )
    shown = sorted(every.values(), key=lambda each: each is not stands.series)
    return page(
        "indicators/show.html",
        indicator=indicator,
        stands=stands,
        sentence=showing.sentence(indicator, stands),
        strip=showing.strip(indicator, stands, every),
        message=showing.message(indicator, stands),
        chart=_chart(indicator, stands, own_name, rows),
        tables=[showing.table_of(indicator, each, own_name) for each in shown],
        symbols=showing.symbols_in(shown),
        concerns=showing.concerns(indicator, stands.series, rows, then_and_now),
        items=indicators.list_items(reader, indicator.id),
        how_rated=words.rule_in_words(stands.rule, indicator.polarity, indicator.unit),
        rated=words.rated(stands.rating) if stands.rating else "",
        travelled=words.travelled(stands.travel) if stands.previous else "",
        made_up=showing.has_made_up(shown),
        successor=indicators.find_successor(reader, indicator),
        predecessors=indicators.list_predecessors(reader, indicator),
        past_events=past_of(indicator),
        documents=documents.list_of_indicator(reader, indicator.id),
        allowed=decide.allowed(reader, indicator, VERBS),
    )


def _chart(
    indicator: Indicator, stands: Measured, own_name: str, rows: Sequence[AnyRow]
) -> drawing.Chart | None:
    markers = drawing.markers_of(
        (number, row.agreed_on, row.closed_on) for number, row in enumerate(rows, start=1)
    )
    return drawing.chart_of(
        indicator,
        stands.series,
        markers,
        own_name=own_name,
        description=showing.sentence(indicator, stands),
    )


@blueprint.get("/indicators/<reference>.csv")
@requires(Permission.INDICATOR_READ, on=indicators.get)
def download_indicator(indicator: Indicator) -> ResponseReturnValue:
    """The figures as a comma-separated file, hidden ones hidden."""
    every = indicators.all_series(current_reader(), indicator)
    return _file(indicator, "csv", figures_csv(indicator, every.values()))


@blueprint.get("/indicators/<reference>.svg")
@requires(Permission.INDICATOR_READ, on=indicators.get)
def download_chart(indicator: Indicator) -> ResponseReturnValue:
    """The chart as a file."""
    reader = current_reader()
    every = indicators.all_series(reader, indicator)
    key = main_key(indicator, every)
    stands = measure(indicator, every[key] if key else None)
    rows = actions.list_of_indicator(reader, indicator.id, clock.today())
    chart = _chart(indicator, stands, authorities.the_authority().short_name, rows)
    if chart is None:
        abort(404)
    return _file(indicator, "svg", str(chart.drawn()))


TYPES = {"csv": "text/csv", "svg": "image/svg+xml"}


def _file(indicator: Indicator, ending: str, text: str) -> Response:
    response = Response(text, content_type=f"{TYPES[ending]}; charset=utf-8")
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{indicator.reference}.{ending}"'
    )
    return response


@blueprint.route("/indicators/new", methods=["GET", "POST"])
@requires(Permission.INDICATOR_EDIT)
def new_indicator() -> ResponseReturnValue:
    """Add an indicator."""
    form = NewIndicatorForm()
    added = form.carry_out(
        lambda: indicator_operations.add(form.entered(form.reference.data), current_reader())
    )
    if added:
        flash(gettext("Indicator added."), "success")
        return redirect(_address(added), 303)
    return page("indicators/new.html", form=form)


@blueprint.route("/indicators/<reference>/edit", methods=["GET", "POST"])
@requires(Permission.INDICATOR_EDIT, on=indicators.get)
def edit_indicator(indicator: Indicator) -> ResponseReturnValue:
    """Change an indicator."""
    form = EditIndicatorForm()

    def change() -> bool:
        indicator_operations.change(
            indicator,
            form.entered(indicator.reference),
            current_reader(),
            seen_version=form.seen_version,
        )
        return True

    if not form.is_submitted():
        form.fill(indicator)
    if form.carry_out(change):
        flash(gettext("Indicator changed."), "success")
        return redirect(_address(indicator), 303)
    return page("indicators/edit.html", form=form, indicator=indicator)


@blueprint.route("/indicators/<reference>/figures/new", methods=["GET", "POST"])
@requires(Permission.INDICATOR_EDIT, on=indicators.get)
def add_figure(indicator: Indicator) -> ResponseReturnValue:
    """Add one figure, or a later publication of one."""
    form, today = AddFigureForm(), clock.today()
    if not form.is_submitted():
        form.published_on.data = today
        form.source.data = indicator.source
    added = form.carry_out(
        lambda: indicator_operations.add_figure(
            indicator,
            current_reader(),
            area=form.area.data,
            period_start=form.period_start.data or today,
            period_end=form.period_end.data or today,
            value=number(form.value.data),
            symbol=form.symbol.data,
            numerator=number(form.numerator.data),
            denominator=number(form.denominator.data),
            mean_of=form.mean_of.data,
            mean_among=form.mean_among.data,
            target=number(form.target.data),
            status=form.status.data,
            published_on=form.published_on.data or today,
            source=form.source.data,
        )
    )
    if added:
        flash(gettext("Figure added."), "success")
        return redirect(_address(indicator), 303)
    return page("indicators/add_figure.html", form=form, indicator=indicator)


def _address(indicator: Indicator) -> str:
    return url_for("indicators.show_indicator", reference=indicator.reference)
