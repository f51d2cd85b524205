"""A committee's recommendations by review: to whom they went, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.exports.comma_separated import comma_separated
from tracker.models import Committee
from tracker.queries import committees, recommendations
from tracker.queries.fetch import AnyRow
from tracker.rules.references import reference
from tracker.rules.response_clock import Clock
from tracker.translation import gettext
from tracker.vocabulary import RecommendationResponse
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.wording.recommendations import stand_of_row, stand_words

blueprint = Blueprint("recommendations", __name__)

ACCEPTED = {
    RecommendationResponse.ACCEPTED,
    RecommendationResponse.ACCEPTED_IN_PART,
    RecommendationResponse.ACCEPTED_IN_PRINCIPLE,
}


@blueprint.get("/committees/<code>/recommendations")
@requires(Permission.OUTSTANDING_READ, on=committees.get)
def monitor_recommendations(committee: Committee) -> ResponseReturnValue:
    """Every recommendation of a committee, review by review."""
    today = clock.today()
    rows = recommendations.list_of_committee(current_reader(), committee, today)
    reviews = [(name, list(some)) for name, some in groupby(rows, lambda row: row.review or "")]
    return page(
        "committees/recommendations.html",
        committee=committee,
        reviews=[each for each in reviews if each[0]] + [each for each in reviews if not each[0]],
        counts=_counts(rows, today),
        stands={row.id: _stands(row, today) for row in rows},
        late={row.id for row in rows if stand_of_row(row, today).clock is Clock.LATE},
    )


def _stands(row: AnyRow, today: date) -> str:
    return stand_words(stand_of_row(row, today), row.sent_on, row.response_due_on)


def _counts(rows: Sequence[AnyRow], today: date) -> list[tuple[int, str]]:
    waiting = [row for row in rows if row.responded_on is None]
    late = [row for row in waiting if stand_of_row(row, today).clock is Clock.LATE]
    accepted = [row for row in rows if row.response in ACCEPTED]
    refused = [row for row in rows if row.response is RecommendationResponse.NOT_ACCEPTED]
    return [
        (len(rows), gettext("made")),
        (len(waiting) - len(late), gettext("waiting for a response")),
        (len(late), gettext("response late")),
        (len(accepted), gettext("accepted, wholly or in part")),
        (len(refused), gettext("not accepted")),
    ]


@blueprint.get("/committees/<code>/recommendations.csv")
@requires(Permission.OUTSTANDING_READ, on=committees.get)
def download_recommendations(committee: Committee) -> ResponseReturnValue:
    """The same list as a comma-separated file."""
    today = clock.today()
    rows = recommendations.list_of_committee(current_reader(), committee, today)
    headings = [
        gettext("Review"),
        gettext("Reference"),
        gettext("Recommendation"),
        gettext("Agreed on"),
        gettext("Addressed to"),
        gettext("Name"),
        gettext("Notice sent"),
        gettext("Notice received"),
        gettext("Response due"),
        gettext("Response"),
        gettext("Response came"),
        gettext("Standing"),
    ]
    answer = Response(
        comma_separated(headings, (_cells(row) for row in rows)),
        content_type="text/csv; charset=utf-8",
    )
    name = f"{committee.code}-recommendations-{today.isoformat()}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _cells(row: AnyRow) -> list[object]:
    return [
        row.review,
        reference(row.code, row.year, row.number),
        row.wording,
        row.agreed_on,
        gettext(row.recipient.label) if row.recipient else None,
        row.addressee,
        row.sent_on,
        row.received_on,
        row.response_due_on,
        gettext(row.response.label) if row.response else None,
        row.responded_on,
        gettext(row.standing.label),
    ]
