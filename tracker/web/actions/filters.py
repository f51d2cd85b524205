"""The filters of the register as an address carries them: read, shown, taken away again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict

from tracker.access.reader import Reader
from tracker.queries import register
from tracker.queries.fetch import AnyRow
from tracker.queries.register import Choices, Filters, Sort
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import Standing
from tracker.web.fields import MultiCheckbox, SearchText, SelectField, choice, choices_of
from tracker.wording.due import day_words

NO_OWNER = 0
PRESSING_FIRST = (
    Standing.OVERDUE,
    Standing.DUE_SOON,
    Standing.AWAITING_AGREEMENT,
    Standing.NO_DATE,
    Standing.ON_TRACK,
    Standing.PAUSED,
    Standing.CLOSED,
)
LONGEST_ADDRESS = 2_000


class FilterForm(FlaskForm):  # type: ignore[misc]
    """The filters beside the register; sent with GET, so without a token."""

    words = SearchText(_("Words"), description=_("In the wording, or a reference"))
    standing = MultiCheckbox(
        _("Standing"),
        words=Standing,
        choices=choices_of(Standing, only=PRESSING_FIRST),
        description=_(
            "None ticked: everything not closed, or everything when words or a year are given"
        ),
    )
    committee = SelectField(_("Committee"))
    owner = SelectField(_("Owner"), coerce=int)
    service = SelectField(_("Service"), coerce=int)
    indicator = SelectField(_("Indicator"))
    meeting = SelectField(_("Agreed at"))
    year = SelectField(_("Municipal year"))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Parts of an address, of which one name may stand several times."""

    pairs: list[tuple[str, str]]

    def items(self) -> list[tuple[str, str]]:
        """Every name with its value."""
        return self.pairs


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of the register.

    Attributes:
        chosen: filters in force, each with the address without it.
        carried: the address's parts, for links and forms that must not lose them.
        ignored: sentences about what could not be understood.
    """

    form: FilterForm
    filters: Filters
    sort: Sort
    chosen: list[tuple[str, str]]
    carried: MultiDict[str, str]
    ignored: list[str]

    def carried_but_sort(self) -> Pairs:
        """What the sort form must not lose."""
        return Pairs([pair for pair in self.carried.items(multi=True) if pair[0] != "sort"])

    def address(self, endpoint: str = "actions.list_actions", **more: str) -> str:
        """The address of the same list, with more."""
        return _address(endpoint, self.carried, **more)


def _address(endpoint: str, carried: MultiDict[str, str], **more: str) -> str:
    parts: dict[str, Any] = {**carried.to_dict(flat=False), **more}
    return url_for(endpoint, **parts)


def read(reader: Reader) -> Asked:
    """Read the filters of this request; what cannot be understood is left out and told."""
    choices = register.choices_for(reader)
    given = MultiDict(
        (name, value[:LONGEST_ADDRESS]) for name, value in request.args.items(multi=True) if value
    )
    form = FilterForm(given, meta={"csrf": False})
    _offer(form, choices)
    meeting = _offer_meetings(form, reader, choices.committee_ids.get(given.get("committee", "")))
    ignored = _leave_out_errors(form)
    sort = _sort(given.get("sort", ""), ignored)
    filters = Filters(
        committee_id=choices.committee_ids.get(form.committee.data or ""),
        standings=tuple(dict.fromkeys(form.standing.data or [])),
        post_id=form.owner.data,
        service_id=form.service.data,
        indicator_id=choices.indicator_ids.get(form.indicator.data or ""),
        meeting_id=meeting.id if meeting is not None and form.meeting.data else None,
        year=form.year.data,
        words=form.words.data,
    )
    carried = _carried(form, sort)
    return Asked(form, filters, sort, _chosen(form, carried), carried, ignored)


def _offer(form: FilterForm, choices: Choices) -> None:
    form.committee.choices = [choice(code, name) for code, name in choices.committees]
    form.owner.choices = [
        choice(NO_OWNER, gettext("No owner yet")),
        *(choice(key, title) for key, title in choices.posts),
    ]
    form.service.choices = [choice(key, name) for key, name in choices.services]
    form.indicator.choices = [choice(key, name) for key, name in choices.indicators]
    form.year.choices = [choice(year, year.replace("-", "–")) for year in choices.years]


def _offer_meetings(form: FilterForm, reader: Reader, committee_id: int | None) -> AnyRow | None:
    """Offer the meetings of the committee chosen, and the one in the address, which is returned."""
    wanted = str(form.meeting.data or "")
    offered = [] if committee_id is None else list(register.list_meetings(reader, committee_id))
    found = next((row for row in offered if row.public_id == wanted), None)
    if wanted and found is None:
        found = register.find_meeting(reader, wanted)
        offered = [found, *offered] if found else offered
    form.meeting.choices = [
        choice(row.public_id, f"{row.committee}, {day_words(row.held_on)}") for row in offered
    ]
    return found


def _leave_out_errors(form: FilterForm) -> list[str]:
    form.validate()  # pyright: ignore[reportUnknownMemberType] - untyped
    ignored: list[str] = []
    fields: list[Any] = list(form)
    for field in fields:
        if field.errors:
            field.errors = ()
            field.process_errors = []
            field.raw_data = []
            field.data = [] if isinstance(field, MultiCheckbox) else None
            if isinstance(field, SearchText):
                field.data = ""
            name = str(field.label.text)
            ignored.append(gettext("The filter “%(name)s” was not understood.", name=name))
    return ignored


def _sort(given: str, ignored: list[str]) -> Sort:
    try:
        return Sort(given) if given else Sort.DUE
    except ValueError:
        ignored.append(gettext("The order was not understood."))
        return Sort.DUE


NAMES = ("words", "standing", "committee", "owner", "service", "indicator", "meeting", "year")


def _carried(form: FilterForm, sort: Sort) -> MultiDict[str, str]:
    carried: MultiDict[str, str] = MultiDict()
    for name in NAMES:
        field: Any = form[name]
        data: Any = field.data
        values: list[Any] = data if name == "standing" else [data]
        for value in values:
            if value not in (None, ""):
                carried.add(name, str(value))
    if sort is not Sort.DUE:
        carried.add("sort", sort.value)
    return carried


def _chosen(form: FilterForm, carried: MultiDict[str, str]) -> list[tuple[str, str]]:
    chosen: list[tuple[str, str]] = []
    for name, value in carried.items(multi=True):
        if name == "sort":
            continue
        left = [pair for pair in carried.items(multi=True) if pair != (name, value)]
        href = _address("actions.list_actions", MultiDict(left))
        chosen.append((_label(form, name, value), href))
    return chosen


def _label(form: FilterForm, name: str, value: str) -> str:
    if name == "words":
        return f"“{value}”"
    field: Any = form[name]
    offered = {str(each.value): str(each.label) for each in field.iter_choices()}
    return offered.get(value, value)
