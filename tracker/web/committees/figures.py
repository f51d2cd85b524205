"""A committee's figures of a municipal year: what it agreed, and what became of it."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import PUBLIC, Reader
from tracker.charts import Group, Part, stacked
from tracker.exports.annual_paper import annual_paper
from tracker.exports.comma_separated import comma_separated
from tracker.models import Committee
from tracker.queries import NotFoundError, annual_report, authorities, committees
from tracker.queries import year_figures as queries
from tracker.queries.year_figures import Named, YearFigures
from tracker.rules.references import bounds_of, municipal_year
from tracker.rules.year_figures import Tally
from tracker.translation import gettext
from tracker.vocabulary import Ending
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.papers import file_name, send_paper
from tracker.wording import year_figures as wording

blueprint = Blueprint("figures", __name__)

MOST_BARS = 12
PARTS = {
    Ending.ON_TIME: ("#12436d", "#fff"),
    Ending.LATE: ("#f46a25", "#0b0c0c"),
    Ending.DONE_WITHOUT_DATE: ("#7a8085", "#fff"),
    Ending.NOT_DONE: ("#dfe2e4", "#0b0c0c"),
    Ending.OPEN: ("#a9c8e6", "#0b0c0c"),
    Ending.OVERDUE: ("#801650", "#fff"),
}


def _year_asked(reader: Reader, committee: Committee, today: date) -> tuple[str, list[str]]:
    """The year the address names, or the newest with actions, and all there are.

    Raises:
        NotFoundError: nothing was agreed in the year named, as far as the reader may know.
    """
    years = queries.years_of(reader, committee)
    now = municipal_year(today, authorities.annual_meetings())
    asked = request.args.get("year", "") or (years[0] if years else now)
    if asked not in years and asked != now:
        raise NotFoundError
    return asked, years


def _picture(figures: YearFigures, title: str, described: str, *, narrow: bool) -> str:
    if not figures.whole.agreed:
        return ""
    rows = sorted(figures.by_service, key=lambda each: -each.tally.agreed)[:MOST_BARS]
    groups = [Group(gettext("All"), list(figures.whole.endings.values()), is_total=True)]
    if len(figures.by_service) > 1:
        groups += [Group(_named(each), list(each.tally.endings.values())) for each in rows]
    used = [each for each in Ending if figures.whole.endings[each]]
    kept = [list(Ending).index(each) for each in used]
    svg = stacked(
        [Part(gettext(each.label), *PARTS[each]) for each in used],
        [Group(g.label, [g.amounts[i] for i in kept], is_total=g.is_total) for g in groups],
        id_prefix="year-narrow" if narrow else "year",
        title=title,
        description=described,
        narrow=narrow,
    )
    return Markup(svg)  # noqa: S704 - our own drawing; its texts are escaped


def _named(each: Named) -> str:
    return each.name or gettext("None recorded")


@blueprint.get("/committees/<code>/figures")
@requires(Permission.OUTSTANDING_READ, on=committees.get)
def show_figures(committee: Committee) -> ResponseReturnValue:
    """What a committee agreed in a year and what became of it, with a picture and tables."""
    reader, today = current_reader(), clock.today()
    year, years = _year_asked(reader, committee, today)
    figures = queries.figures_of(reader, committee, year, today)
    described = wording.sentence(figures.whole)
    title = gettext("What became of what was agreed in %(year)s", year=year)
    return page(
        "committees/figures.html",
        committee=committee,
        year=year,
        years=years,
        figures=figures,
        endings=[each for each in Ending if figures.whole.endings[each]],
        sentence=described,
        picture_title=title,
        wide=_picture(figures, title, described, narrow=False),
        narrow=_picture(figures, title, described, narrow=True),
        time_taken=wording.time_taken,
    )


@blueprint.get("/committees/<code>/figures.csv")
@requires(Permission.OUTSTANDING_READ, on=committees.get)
def download_figures(committee: Committee) -> ResponseReturnValue:
    """The tables of the page as one comma-separated file."""
    reader, today = current_reader(), clock.today()
    year, _ = _year_asked(reader, committee, today)
    figures = queries.figures_of(reader, committee, year, today)
    headings = [
        gettext("Counted by"),
        gettext("Name"),
        gettext("Agreed"),
        *(gettext(each.label) for each in Ending),
        gettext("Put off at least once"),
        gettext("Median days to closing"),
    ]
    rows = [(gettext("Committee"), committee.name, *_cells(figures.whole))]
    for by, groups in (
        (gettext("Service"), figures.by_service),
        (gettext("Owner"), figures.by_owner),
    ):
        rows += [(by, _named(each), *_cells(each.tally)) for each in groups]
    answer = Response(comma_separated(headings, rows), content_type="text/csv; charset=utf-8")
    name = f"{committee.code}-{year}-figures.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@blueprint.get("/committees/<code>/annual-report.<any(docx, pdf):kind>")
@requires(Permission.OUTSTANDING_READ)
def download_annual_report(code: str, kind: str) -> ResponseReturnValue:
    """A committee's annual report, as the public may read it; of a body in private as the reader may."""
    committee, today = committees.get(current_reader(), code), clock.today()
    reader = PUBLIC if committee.is_public else current_reader()
    year, _ = _year_asked(reader, committee, today)
    first, last = bounds_of(year, authorities.annual_meetings())
    work = annual_report.year_of_work(reader, committee, year, first, last, today)
    paper = annual_paper(work, authorities.the_authority(), committee, year, today)
    return send_paper(paper, file_name("annual-report", committee.code, year), kind)


def _cells(figures: Tally) -> tuple[object, ...]:
    return (figures.agreed, *figures.endings.values(), figures.deferred, figures.median_days)
