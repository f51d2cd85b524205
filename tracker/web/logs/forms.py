"""Forms of action logs: where an agenda is published, and which columns a log shows."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from wtforms.validators import ValidationError

from tracker.rules.log_layout import LONGEST_NAME, LogColumn, LogGrouping, LogLayout
from tracker.translation import gettext, lazy_gettext
from tracker.translation import lazy_gettext as _
from tracker.web.fields import IntegerText, RadioField, ShortText, Tick
from tracker.web.forms import HouseForm, VersionForm


class AgendaAddressForm(VersionForm):
    """The address of the meeting's page in ModernGov, or wherever its agenda is published."""

    agenda_url = ShortText(
        _("Address of the meeting’s page"),
        most=255,
        description=_(
            "Copy it from the browser while the page is open. It begins with https://. "
            "Leave it empty when the agenda is published here alone"
        ),
    )

    def validate_agenda_url(self, field: Any) -> None:  # noqa: ANN401 - WTForms' field has no types
        """Take web addresses alone."""
        text = str(field.data or "")
        if not text:
            return
        try:
            parts = urlsplit(text)
            is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in text
        except ValueError:
            is_web = False
        if not is_web:
            raise ValidationError(gettext("Enter an address that begins with https://"))


class LayoutRow:
    """The three fields of one column, for the template."""

    def __init__(self, form: Any, column: LogColumn) -> None:  # noqa: ANN401 - WTForms' form has no types
        self.column = column
        self.shown: Any = form[f"shown_{column.value}"]
        self.place: Any = form[f"place_{column.value}"]
        self.name: Any = form[f"name_{column.value}"]


class LayoutForm(HouseForm):
    """Which columns the action log shows, where, under what names; and how it is grouped.

    Each column has `shown_…`, `place_…` and `name_…`, added below the class.
    """

    grouping = RadioField(
        _("Group the actions by"), words=LogGrouping, missing=_("Select how to group the actions")
    )

    @classmethod
    def of(cls, layout: LogLayout) -> LayoutForm:
        """The form as it stands for a layout; what was sent comes first."""
        shown = list(layout.columns)
        rest = [column for column in LogColumn if column not in shown]
        data: dict[str, Any] = {"grouping": layout.grouping}
        for place, column in enumerate([*shown, *rest], start=1):
            data[f"shown_{column.value}"] = column in shown
            data[f"place_{column.value}"] = place
            data[f"name_{column.value}"] = layout.name_of(column) or ""
        return cls(**data)

    def rows(self, layout: LogLayout) -> list[LayoutRow]:
        """The columns' fields: those of the layout in its order, then the others."""
        rest = [column for column in LogColumn if column not in layout.columns]
        return [LayoutRow(self, column) for column in (*layout.columns, *rest)]

    def layout(self) -> LogLayout:
        """What was asked for: columns of the same place keep their usual order."""
        rows = [LayoutRow(self, column) for column in LogColumn]
        shown = [row for row in rows if row.shown.data]
        shown.sort(key=lambda row: row.place.data or len(rows))
        names = tuple((row.column, str(row.name.data)) for row in rows if row.name.data)
        return LogLayout(tuple(row.column for row in shown), names, self.grouping.data)


for _column in LogColumn:
    setattr(LayoutForm, f"shown_{_column.value}", Tick(lazy_gettext(_column.label)))
    setattr(
        LayoutForm,
        f"place_{_column.value}",
        IntegerText(_("Place"), least=1, most=len(LogColumn), called=_("Place")),
    )
    setattr(LayoutForm, f"name_{_column.value}", ShortText(_("Name"), most=LONGEST_NAME))
