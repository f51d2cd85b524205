"""The links in the header, by what the reader does."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, request, url_for

from tracker.access.reader import Reader
from tracker.vocabulary import N_


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the header."""

    label: str
    href: str
    current: bool


def links(reader: Reader) -> list[Link]:
    """The links for a reader; the one for the page shown is marked."""
    entries = [
        (N_("Your desk") if reader.is_signed_in else N_("Home"), "desk.show_desk"),
        (N_("Meetings"), "meetings.list_meetings"),
        (N_("Actions"), "actions.list_actions"),
        (N_("Indicators"), "indicators.list_indicators"),
        (N_("Committees"), "committees.list_committees"),
    ]
    if reader.is_clerk or reader.is_admin:
        entries.append((N_("Records"), "people.show_records"))
    here = (request.endpoint or "").partition(".")[0]
    return [
        Link(label, url_for(endpoint), endpoint.partition(".")[0] == here)
        for label, endpoint in entries
        if endpoint in current_app.view_functions
    ]
