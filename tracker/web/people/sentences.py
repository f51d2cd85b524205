"""The council's standard sentences, which clerks put into minutes."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from wtforms.validators import ValidationError

from tracker.access.permissions import Permission
from tracker.operations import authority as operations
from tracker.queries import authorities
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.web.fields import LongText
from tracker.web.forms import HouseForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.people.blueprint import blueprint

MOST_SENTENCES = 40
LONGEST_SENTENCE = 500


class EditSentencesForm(HouseForm):
    """One sentence a line."""

    sentences = LongText(
        _("Standard sentences"),
        description=_("One on each line, in the order in which they are offered beside minutes."),
    )

    @property
    def lines(self) -> list[str]:
        """The sentences, each once, without blank lines."""
        found = (" ".join(line.split()) for line in str(self.sentences.data or "").splitlines())
        return list(dict.fromkeys(line for line in found if line))

    def validate_sentences(self, _field: Any) -> None:  # noqa: ANN401 - WTForms' field has no types
        """Refuse a list nobody would read."""
        if len(self.lines) > MOST_SENTENCES:
            raise ValidationError(
                gettext("Enter %(most)s sentences or fewer", most=str(MOST_SENTENCES))
            )
        long = [line for line in self.lines if len(line) > LONGEST_SENTENCE]
        if long:
            raise ValidationError(
                gettext(
                    "“%(start)s…” must be %(most)s characters or fewer",
                    start=long[0][:40],
                    most=str(LONGEST_SENTENCE),
                )
            )


@blueprint.route("/records/sentences", methods=["GET", "POST"])
@requires(Permission.AUTHORITY_EDIT)
def edit_sentences() -> ResponseReturnValue:
    """Change the sentences that are offered beside minutes."""
    authority = authorities.the_authority()
    form = EditSentencesForm(sentences="\n".join(authority.standard_sentences or []))

    def change() -> bool:
        operations.change_sentences(authority, form.lines, current_reader())
        return True

    if form.carry_out(change):
        flash(gettext("Sentences saved."), "success")
        return redirect(url_for("people.edit_sentences"), 303)
    return page("people/sentences.html", form=form)
