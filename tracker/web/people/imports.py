"""People and posts from a file: shown row by row, then added."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.exports.comma_separated import comma_separated
from tracker.imports.people_file import COLUMNS, FIELD, MOST_ROWS, PersonRow, read_people
from tracker.imports.rows import MOST_BYTES, file_text
from tracker.operations import imports_people as operations
from tracker.operations.people_plan import PlannedRow
from tracker.rules.errors import RuleBroken
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.web.fields import FileField, LongText
from tracker.web.forms import OnceForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.people.blueprint import blueprint
from tracker.wording.people_plan import add_words, doubt_words, summary


class PeopleFileForm(OnceForm):
    """People and posts as a file or pasted."""

    file = FileField(
        _("CSV file"),
        description=_("Smaller than 1 MB and at most 5,000 rows"),
        endings=["csv", "txt"],
    )
    people = LongText(
        _("Or paste its text"),
        description=_("The first line names the columns"),
        most=MOST_BYTES,
    )

    def refuse(self, broken: RuleBroken) -> None:
        """Show what is wrong with a file where it was given."""
        given_as = "people" if request.form.get("people") else "file"
        field = given_as if broken.field == FIELD else broken.field
        super().refuse(RuleBroken(field, broken.code, **broken.values))


@dataclass(frozen=True, slots=True)
class SentPeople:
    """What was sent: its text, and the rows that were read or why not."""

    text: str = ""
    rows: list[PersonRow] | None = None
    refused: RuleBroken | None = None

    def rows_or_refusal(self) -> list[PersonRow] | None:
        """The rows that were read.

        Raises:
            RuleBroken: the file could not be read.
        """
        if self.refused:
            raise self.refused
        return self.rows


def read_sent() -> SentPeople:
    """Read the file of the request, before any change is opened."""
    file = request.files.get("file")
    if file and file.filename:
        data = file.read(MOST_BYTES + 1)
    else:
        data = request.form.get("people", "").encode()
    try:
        return SentPeople(file_text(data, FIELD), read_people(data))
    except RuleBroken as refused:
        return SentPeople(refused=refused)


@blueprint.route("/records/import", methods=["GET", "POST"])
@requires(Permission.RECORDS_IMPORT, prepare=read_sent)
def import_people(sent: SentPeople | None) -> ResponseReturnValue:
    """Read people and posts, show what each row adds, and add the good ones on a yes."""
    form, today = PeopleFileForm(), clock.today()
    rows = form.carry_out(sent.rows_or_refusal) if sent else None
    if sent is None or rows is None:
        return page("people/import.html", form=form, columns=list(COLUMNS), most=MOST_ROWS)
    if request.form.get("once"):
        counts = form.carry_out(lambda: [operations.add_people(rows, current_reader(), today)])
        if counts:
            flash(f"{summary(counts[0])}.", "success")
            return redirect(url_for("people.show_records"), 303)
    planned = operations.plan_people(rows, today)
    doubtful = [each for each in planned if each.doubts]
    if request.form.get("step") == "doubts":
        return _as_file(doubtful)
    new = sum(bool(each.adds) for each in planned)
    return page(
        "people/import_check.html",
        form=form,
        doubtful=[(each, doubt_words(each.doubts)) for each in doubtful],
        good=[(each, add_words(each.adds)) for each in planned if not each.doubts],
        new=new,
        there=len(planned) - len(doubtful) - new,
        text=sent.text,
    )


def _as_file(doubtful: list[PlannedRow]) -> Response:
    """The rows in doubt as they were written, each with why: to be mended and sent again."""
    rows = [
        [*(each.source.cells[column] for column in COLUMNS), doubt_words(each.doubts)]
        for each in doubtful
    ]
    return Response(
        comma_separated([*COLUMNS, gettext("reason")], rows),
        mimetype="text/csv",
        headers={"Content-Disposition": 'attachment; filename="rows-in-doubt.csv"'},
    )
