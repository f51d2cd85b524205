"""Files sent with a form."""

# pyright: reportMissingTypeArgument=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportIncompatibleMethodOverride=false
# The lines above: WTForms ships no types; this package is the typed façade over it.

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from werkzeug.datastructures import FileStorage
from wtforms import widgets

from tracker.translation import gettext
from tracker.web.fields.field import HouseField


class FileField(HouseField):
    """One file, or several where a class says `multiple`. `data` is the first, or None.

    Checks the ending of the name only; `documents/` looks at the content.
    """

    kind = "file"
    widget = widgets.FileInput()
    multiple = False
    data: FileStorage | None

    def __init__(self, *args: Any, endings: Sequence[str] = (), **options: Any) -> None:  # noqa: ANN401 - see HouseField
        """Declare the field.

        Args:
            args: See `HouseField`.
            endings: The endings allowed, without their dot; none allows any.
            options: See `HouseField`.
        """
        self.endings = tuple(endings)
        super().__init__(*args, **options)

    @property
    def accept(self) -> str:
        """The endings as the browser's file chooser wants them."""
        return ",".join(f".{ending}" for ending in self.endings)

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Take the file, refuse another kind; a chooser left empty is none at all."""
        sent = [f for f in valuelist if isinstance(f, FileStorage) and f.filename]
        self.data = sent[0] if sent else None
        if not self.endings:
            return
        looked_at = sent if self.multiple else sent[:1]
        if any(_ending_of(file) not in self.endings for file in looked_at):
            self.data = None
            kinds = ", ".join(e.upper() for e in self.endings[:-1])
            last = self.endings[-1].upper()
            raise ValueError(
                gettext("The selected file must be a %(kinds)s or %(last)s", kinds=kinds, last=last)
                if kinds
                else gettext("The selected file must be a %(last)s", last=last)
            )

    def _value(self) -> str:
        return ""


def _ending_of(file: FileStorage) -> str:
    return PurePath(file.filename or "").suffix.lstrip(".").lower()
