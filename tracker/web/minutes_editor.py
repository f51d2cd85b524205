"""The editor of one item's minutes, beside the list of the meeting's items.

Two addresses show it: the meeting's, to go through all items, and the item's own, to which
every save is sent. Neither page knows the other; both know this.
"""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.reader import Reader
from tracker.markdown import MOST_CHARACTERS
from tracker.models import AgendaItem
from tracker.queries import actions, items
from tracker.translation import lazy_gettext as _
from tracker.web.fields import LongText
from tracker.web.forms import VersionForm
from tracker.web.page import page

CONFLICT = 409


class MinutesForm(VersionForm):
    """The minutes of one item; `version` is the revision that was opened, empty for none."""

    minutes = LongText(_("Minutes"), most=MOST_CHARACTERS)

    @property
    def base_revision_id(self) -> int | None:
        """The key of the revision that was opened."""
        return self.seen_version or None


def editor_page(
    reader: Reader, item: AgendaItem, form: MinutesForm | None = None, preview: str = ""
) -> ResponseReturnValue:
    """The editor with what is minuted now, or with what was typed into `form`.

    Args:
        reader: the clerk who writes.
        item: its meeting and committee loaded.
        form: one that was sent and not saved; its text stays.
        preview: what was typed, rendered.
    """
    current = items.find_current_words(item)
    if form is None:
        form = MinutesForm(formdata=None)
        form.minutes.data = current.source if current else ""
        form.version.data = str(current.id) if current else ""
    form.read_again(current.id if current else 0)
    progress = items.list_progress(reader, item.meeting_id)
    places = [row.id for row in progress]
    following = dict(zip(places, progress[1:], strict=False)).get(item.id)
    answer = page(
        "meetings/minutes.html",
        form=form,
        item=item,
        meeting=item.meeting,
        items=progress,
        following=following,
        current=current,
        preview=preview,
        actions=actions.list_of_item(reader, item.id, clock.today()),
    )
    if form.is_overtaken:
        return answer[0], CONFLICT  # type: ignore[index] - page answers text and status
    return answer
