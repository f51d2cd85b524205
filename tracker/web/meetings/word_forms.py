"""The forms by which minutes come in from Word: the file, then what was read of it, item by item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from wtforms.validators import StopValidation

from tracker.imports.word_minutes import LONGEST_TITLE, WordItem
from tracker.markdown import render
from tracker.operations.word_minutes import ReadItem, placed
from tracker.queries.fetch import AnyRow
from tracker.rules.restriction import signs_of_restriction
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.web.fields import FileField, LongText, SelectField, ShortText, Tick, choice
from tracker.web.forms import HouseForm, OnceForm

NEW = "new"
LONGEST_MINUTES = 200_000


class WordFileForm(HouseForm):
    """A Word file of a meeting's minutes."""

    file = FileField(
        _("Word file"),
        description=_("A .docx smaller than 10 MB"),
        missing=_("Choose a Word file"),
        endings=["docx"],
    )
    with_inserted = Tick(
        _("Take in tracked insertions"),
        description=_(
            "Words somebody inserted with tracked changes, which nobody accepted yet. Deleted words, "
            "comments and hidden text are never taken. You are shown all of them."
        ),
    )


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one item, and whether its words look private."""

    take: Any
    into: Any
    number: Any
    title: Any
    minutes: Any
    is_private: Any
    looks_private: bool


class ReadItemsForm(OnceForm):
    """What was read; `for_items` adds the fields of each item."""

    count = 0
    meeting_items: Sequence[AnyRow] = ()

    def rows(self) -> Iterator[Fields]:
        """The fields of each item, in order."""
        for place in range(self.count):
            names = ("take", "into", "number", "title", "minutes", "private")
            given = [self[f"{name}-{place}"] for name in names]
            words = f"{given[3].data}. {given[4].data}"
            yield Fields(*given, looks_private=signs_of_restriction(words) is not None)

    def fill(self, read: Sequence[WordItem], next_number: int) -> None:
        """Enter what was read, each item led to the one of the agenda that it seems to be."""
        for fields, item in zip(
            self.rows(), placed(read, self.meeting_items, next_number), strict=True
        ):
            fields.take.data = True
            fields.into.data = item.into or NEW
            fields.number.data = item.number
            fields.title.data = item.title
            fields.minutes.data = item.minutes
            fields.is_private.data = item.is_private

    def chosen(self) -> list[ReadItem]:
        """The items to save, their minutes rendered."""
        return [
            ReadItem(
                number=fields.number.data,
                title=fields.title.data,
                minutes=fields.minutes.data,
                html=render(fields.minutes.data),
                is_private=bool(fields.is_private.data),
                into=None if fields.into.data == NEW else fields.into.data,
            )
            for fields in self.rows()
            if fields.take.data
        ]


class _NeededWhenNew:
    """Refuses an empty number or title of an item that is taken as a new one."""

    def __init__(self, place: int, message: str) -> None:
        self.place, self.message = place, message

    def __call__(self, form: Any, field: Any) -> None:  # noqa: ANN401 - a form made for its items
        is_new = form[f"into-{self.place}"].data == NEW
        if form[f"take-{self.place}"].data and is_new and not field.data:
            raise StopValidation(self.message)


def for_items(count: int, agenda: Sequence[AnyRow]) -> type[ReadItemsForm]:
    """The form with the fields of so many items, each to become one of the agenda or a new one."""
    fields: dict[str, Any] = {"count": count, "meeting_items": agenda}
    places = [choice(NEW, gettext("A new item"))]
    places += [choice(row.public_id, f"{row.number} {row.title}") for row in agenda]
    for at in range(count):
        nth = at + 1
        fields[f"take-{at}"] = Tick(gettext("Import this"), default=True)
        fields[f"into-{at}"] = SelectField(
            gettext("Goes to"),
            choices=places,
            missing=gettext("Select where item %(nth)s goes", nth=nth),
        )
        fields[f"number-{at}"] = ShortText(
            gettext("Number"),
            [_NeededWhenNew(at, gettext("Enter the number of the new item"))],
            most=20,
        )
        fields[f"title-{at}"] = ShortText(
            gettext("Title"),
            [_NeededWhenNew(at, gettext("Enter the title of the new item"))],
            most=LONGEST_TITLE,
        )
        fields[f"minutes-{at}"] = LongText(gettext("Minutes"), most=LONGEST_MINUTES)
        fields[f"private-{at}"] = Tick(gettext("Keep a new item private until I open it"))
    return type("ReadItemsOfFileForm", (ReadItemsForm,), fields)
