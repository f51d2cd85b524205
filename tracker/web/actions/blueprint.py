"""The blueprint of actions: its kind of number in addresses, and its words in templates."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint
from flask.blueprints import BlueprintSetupState
from werkzeug.routing import IntegerConverter

from tracker.rules.standing import days_late
from tracker.vocabulary import Standing
from tracker.wording.due import deferred_words, due_words, late_words

blueprint = Blueprint("actions", __name__)


class ActionNumber(IntegerConverter):
    """The running number of an action: 7 is understood, 007 is written."""

    regex = r"\d{1,8}"

    def to_url(self, value: Any) -> str:  # noqa: ANN401 - werkzeug's own
        """Write at least three digits."""
        return f"{int(value):03d}"


def know_numbers(state: BlueprintSetupState) -> None:
    """Let addresses hold the number of an action; recorded before the first route."""
    state.app.url_map.converters["number"] = ActionNumber


blueprint.record(know_numbers)


@blueprint.app_template_filter("late")
def late(action: Any, today: date, standing: Standing | None = None) -> str:  # noqa: ANN401 - an Action or a row
    """How late an action is, in the words that follow its tag; `standing` for an Action."""
    days = days_late(action.due_on, action.answered_on, today)
    return late_words(standing or action.standing, days)


@blueprint.app_template_filter("address")
def address(row: Any) -> str:  # noqa: ANN401 - an Action or a row
    """The address of an action's page, for lists: what `url_for` gives, at a tenth of its time."""
    return f"/actions/{row.code}/{row.year}/{row.number:03d}"


blueprint.add_app_template_filter(due_words, "due_words")
blueprint.add_app_template_filter(deferred_words, "deferred_words")
