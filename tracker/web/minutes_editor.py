"""The editor of one item's minutes, beside the list of the meeting's items.

Two addresses show it: the meeting's, to go through all items, and the item's own, to which
every save is sent. Neither page knows the other; both know this.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.reader import Reader
from tracker.markdown import MOST_CHARACTERS
from tracker.models import AgendaItem
from tracker.queries import actions, attendance, items, votes, working_copies
from tracker.rules.found_passages import is_under_way
from tracker.translation import lazy_gettext as _
from tracker.web.fields import HiddenText, LongText
from tracker.web.forms import VersionForm
from tracker.web.page import page

CONFLICT = 409
LATEST = 4_102_444_800
"""Seconds since 1970 beyond which no page was opened: the year 2100."""


def new_page() -> str:
    """A token for a page that is opened now; it begins with the moment, in seconds since 1970."""
    return f"{int(clock.now().timestamp())}-{secrets.token_urlsafe(8)}"


class OpenedForm(VersionForm):
    """A form that knows when its page was opened: words redacted since do not come back with it."""

    page = HiddenText(default=new_page)

    @property
    def page_token(self) -> str:
        """Which page the text was typed on."""
        return str(self.page.data or "")[:32]

    @property
    def opened_at(self) -> datetime:
        """When that page was opened; long ago when its token is garbled."""
        seconds = self.page_token.partition("-")[0]
        known = seconds.isascii() and seconds.isdigit() and len(seconds) < len(str(LATEST)) + 1
        return datetime.fromtimestamp(min(int(seconds), LATEST) if known else 0, UTC)


class MinutesForm(OpenedForm):
    """The minutes of one item; `version` is the revision that was opened, empty for none."""

    minutes = LongText(_("Minutes"), most=MOST_CHARACTERS)

    @property
    def base_revision_id(self) -> int | None:
        """The key of the revision that was opened."""
        return self.seen_version or None

    def open_again(self, version: int) -> None:
        """Let a refused form be sent again from the page that now shows what is stored."""
        if self.is_overtaken:
            self.read_again(version)
            self.page.raw_data = [new_page()]


def editor_page(
    reader: Reader,
    item: AgendaItem,
    form: MinutesForm | None = None,
    preview: str = "",
    *,
    use_kept: bool = False,
) -> ResponseReturnValue:
    """The editor with what is minuted now, or with what was typed into `form`.

    Args:
        reader: the clerk who writes.
        item: its meeting and committee loaded.
        form: one that was sent and not saved; its text stays.
        preview: what was typed, rendered.
        use_kept: begin with the text that was kept while typing, because its author says so.
    """
    current = items.find_current_words(item)
    kept = working_copies.find(item.id, reader.person_id)
    if kept is not None and kept.source == (current.source if current else ""):
        kept = None
    if form is None:
        form = MinutesForm(formdata=None)
        form.minutes.data = current.source if current else ""
        form.version.data = str(current.id) if current else ""
        if kept is not None and use_kept:
            form.minutes.data = kept.source
            form.version.data = str(kept.base_revision_id or "")
            kept = None
    elif kept is not None and (kept.page == form.page_token or kept.source == form.minutes.data):
        kept = None
    form.open_again(current.id if current else 0)
    progress = items.list_progress(reader, item.meeting_id)
    place = next((at for at, row in enumerate(progress) if row.id == item.id), 0)
    now = clock.now()
    answer = page(
        "meetings/minutes.html",
        form=form,
        item=item,
        meeting=item.meeting,
        items=progress,
        previous=progress[place - 1] if place else None,
        following=progress[place + 1] if place + 1 < len(progress) else None,
        current=current,
        kept=kept,
        opened=now,
        writing=writing_by_item(reader, item, now),
        preview=preview,
        note=attendance.find_note(item.id, reader.person_id),
        actions=actions.list_of_item(reader, item.id, clock.today()),
        votes=votes.list_of_item(reader, item.id),
        is_live=is_under_way(
            datetime.combine(item.meeting.held_on, item.meeting.start_time, clock.LONDON), now
        ),
    )
    if form.is_overtaken:
        return answer[0], CONFLICT  # type: ignore[index] - page answers text and status
    return answer


def writing_by_item(reader: Reader, item: AgendaItem, now: datetime) -> dict[str, list[str]]:
    """Names of the others who write at this meeting just now, by the public id of the item."""
    writing: dict[str, list[str]] = {}
    for row in working_copies.list_writing(reader, item.meeting_id, now):
        writing.setdefault(row.public_id, []).append(row.name)
    return writing
