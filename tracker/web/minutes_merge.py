"""The page that puts two clerks' texts together, paragraph by paragraph.

Shown by whatever saves minutes when somebody saved first; sent to `minutes.merge_minutes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask.typing import ResponseReturnValue

from tracker.models import AgendaItem
from tracker.queries import items, revisions
from tracker.rules.differences import Paragraph, differences
from tracker.rules.merging import PARTED, Choice, Piece, merged, pieces_of
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.web.fields import HiddenText, RadioField, choice
from tracker.web.hygiene import key_of
from tracker.web.minutes_editor import CONFLICT, MinutesForm
from tracker.web.page import page

MOST_COMPARED = 40
"""Places whose words are compared; texts that differ at more are shown without marks."""


class MergeForm(MinutesForm):
    """What was written, what it began from, and a choice for each place both changed.

    `version` is the revision it is merged with; `of_pieces` adds the choices.
    """

    base = HiddenText()
    pieces: Sequence[Piece] = ()

    @property
    def began_from_id(self) -> int | None:
        """The key of the revision that both texts began from."""
        return key_of(str(self.base.data or "")) or None

    def choices(self) -> dict[int, Choice]:
        """What was chosen, by place; call it on a form that was checked."""
        return {
            place: self[_name(place)].data
            for place, piece in enumerate(self.pieces)
            if piece.is_open and self[_name(place)].data
        }

    def merged(self) -> str:
        """The merged text."""
        return merged(self.pieces, self.choices())

    def shown(self) -> list[tuple[Piece, Any, list[Paragraph], list[Paragraph]]]:
        """Each place with its field, if any, and how each of the two changed it."""
        compared = sum(piece.side.value != "same" for piece in self.pieces) <= MOST_COMPARED
        return [
            (
                piece,
                self[_name(place)] if piece.is_open else None,
                _told(piece.base, piece.mine, compared=compared),
                _told(piece.base, piece.theirs, compared=compared),
            )
            for place, piece in enumerate(self.pieces)
        ]


def _name(place: int) -> str:
    return f"choice-{place}"


def _told(old: Sequence[str], new: Sequence[str], *, compared: bool) -> list[Paragraph]:
    before = PARTED.join(old) if compared and old else PARTED.join(new)
    return differences(before, PARTED.join(new))


def of_pieces(pieces: Sequence[Piece], name: str) -> type[MergeForm]:
    """The form with a choice for each place that both changed.

    Args:
        pieces: as `rules.merging.pieces_of` gives them.
        name: who saved first.
    """
    fields: dict[str, Any] = {"pieces": tuple(pieces)}
    number = 0
    for place, piece in enumerate(pieces):
        if piece.is_open:
            number += 1
            fields[_name(place)] = RadioField(
                gettext("Place %(number)s: which words stay?", number=number),
                choices=[
                    choice(Choice.MINE.value, gettext("Keep mine")),
                    choice(Choice.THEIRS.value, gettext("Keep %(name)s’s", name=name)),
                    choice(Choice.BOTH.value, gettext("Keep both")),
                ],
                coerce=Choice,
                missing=_("Select which words stay"),
                called=gettext("Place %(number)s", number=number),
            )
    return type("MergeFormOfPieces", (MergeForm,), fields)


def sent_merge(item: AgendaItem) -> MergeForm:
    """The form that was sent, with its places worked out again from the stored texts."""
    sent = MergeForm()
    theirs = revisions.source_of(item, sent.base_revision_id) or ""
    base = revisions.source_of(item, sent.began_from_id) or ""
    pieces = pieces_of(base, sent.minutes.data, theirs)
    return of_pieces(pieces, _who_saved(item))()


def _who_saved(item: AgendaItem) -> str:
    current = items.find_current_words(item)
    return current.author if current else gettext("Somebody")


def merge_page(
    item: AgendaItem, mine: str, base_id: int | None, page_token: str
) -> ResponseReturnValue:
    """Both texts, place by place; answers 409.

    Args:
        item: its meeting and committee loaded.
        mine: the text that could not be saved.
        base_id: the revision it began from.
        page_token: the page it was typed on.
    """
    current = items.find_current_words(item)
    theirs, name = (current.source, current.author) if current else ("", gettext("Somebody"))
    pieces = pieces_of(revisions.source_of(item, base_id) or "", mine, theirs)
    form = of_pieces(pieces, name)(formdata=None)
    form.minutes.data = mine
    form.version.data = str(current.id) if current else ""
    form.base.data = str(base_id or "")
    form.page.data = page_token
    answer = choosing_page(item, form)
    return answer[0], CONFLICT  # type: ignore[index] - page answers text and status


def choosing_page(item: AgendaItem, form: MergeForm) -> ResponseReturnValue:
    """The page for a form as it is; one with errors answers 422."""
    current = items.find_current_words(item)
    return page(
        "minutes/merge.html",
        form=form,
        item=item,
        meeting=item.meeting,
        current=current,
        name=current.author if current else gettext("Somebody"),
        places=form.shown(),
        open_places=sum(piece.is_open for piece in form.pieces),
    )
