"""The forms of an import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from tracker.queries import committees, posts
from tracker.rules.errors import RuleBroken
from tracker.rules.reading.trackers.words import TrackerColumn
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.web.fields import FileField, HiddenText, RadioField, SelectField, Tick, choice
from tracker.web.forms import HouseForm, OnceForm, VersionForm
from tracker.web.identity import current_reader

NOBODY = "nobody"
UNTOUCHED = ""


def _committees() -> list[Any]:
    return [
        choice(each.code, each.name)
        for each in committees.list_all(current_reader())
        if each.abolished_on is None
    ]


class UploadForm(OnceForm):
    """The file, whose it is, and whether anybody may read it."""

    committee = SelectField(
        _("Committee"), missing=_("Select the committee whose tracker it is"), choices=_committees
    )
    file = FileField(
        _("Tracker"),
        missing=_("Choose the file of the tracker"),
        description=_("Excel workbook (.xlsx) or CSV, smaller than 5 MB, at most 12,000 rows"),
        endings=["xlsx", "csv", "txt"],
    )
    published = RadioField(
        _("Was this tracker published with an agenda?"),
        missing=_("Select whether the tracker was published"),
        called=_("Whether it was published"),
        description=_("Updates stay internal either way, until you publish them"),
        choices=lambda: [
            choice(
                "yes",
                gettext("Yes: anybody may read its actions"),
                hint=gettext("Rows marked or reading as exempt or confidential stay private"),
            ),
            choice(
                "no",
                gettext("No, or not all of it"),
                hint=gettext(
                    "All its actions stay private. Import it again with “Yes” to open them"
                ),
            ),
        ],
    )


class ColumnsForm(HouseForm):
    """What each column holds; its fields are made for the file (`columns_form`)."""

    sheet = HiddenText()
    row = HiddenText()
    hidden = Tick(_("Take hidden rows and columns as well"))

    def refuse(self, broken: RuleBroken) -> None:
        """Show what is wrong with the columns at the first of them."""
        field = "column_0" if broken.field == "columns" else broken.field
        super().refuse(RuleBroken(field, broken.code, **broken.values))

    def chosen(self) -> list[TrackerColumn]:
        """What was said of each column."""
        fields = cast("dict[str, Any]", self._fields)
        named = [name for name in fields if name.startswith("column_")]
        return [fields[name].data or TrackerColumn.NOTHING for name in named]


def columns_form(headings: Sequence[str], holding: Sequence[TrackerColumn]) -> type[ColumnsForm]:
    """A form with a choice for each column.

    Args:
        headings: how the sheet calls them.
        holding: what each holds as far as is known.
    """
    fields = {
        f"column_{index}": SelectField(
            heading or gettext("Column %(number)s", number=index + 1),
            words=TrackerColumn,
            default=column,
            missing=gettext("Select what the column holds"),
        )
        for index, (heading, column) in enumerate(zip(headings, holding, strict=True))
    }
    return cast("type[ColumnsForm]", type("ColumnsOfFileForm", (ColumnsForm,), fields))


class OwnersForm(VersionForm):
    """Whom unknown words mean; its fields are made for the import (`owners_form`)."""


def owners_form(unknown: Sequence[str]) -> type[OwnersForm]:
    """A form with a choice of posts for each word that names nobody known."""
    offered = [
        choice(UNTOUCHED, gettext("Not decided: no owner")),
        choice(NOBODY, gettext("Nobody: never ask again")),
        *(choice(str(post.id), post.title) for post in posts.list_all() if not post.ended_on),
    ]
    fields = {
        f"owner_{index}": SelectField(words, choices=offered, default=UNTOUCHED)
        for index, words in enumerate(unknown)
    }
    return cast("type[OwnersForm]", type("OwnersOfImportForm", (OwnersForm,), fields))


def said_of(form: OwnersForm, unknown: Sequence[str]) -> dict[str, int | None]:
    """What was said of which words; those left undecided are left out."""
    fields = cast("dict[str, Any]", form._fields)
    said = {words: fields[f"owner_{index}"].data for index, words in enumerate(unknown)}
    return {
        words: None if value == NOBODY else int(value) for words, value in said.items() if value
    }
