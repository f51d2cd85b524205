"""The form that lets somebody else read a private item or action."""

from __future__ import annotations

from tracker.translation import lazy_gettext
from tracker.web.fields import DateField3, SelectField, ShortText
from tracker.web.forms import OnceForm
from tracker.web.meeting_days import within_reason


class NameReaderForm(OnceForm):
    """Who may read it as well, why, and until when."""

    person = SelectField(
        lazy_gettext("Person"), coerce=int, missing=lazy_gettext("Select a person")
    )
    reason = ShortText(
        lazy_gettext("Reason"),
        missing=lazy_gettext("Enter why they need to read it"),
        description=lazy_gettext("For example, advises the committee as monitoring officer"),
    )
    until_on = DateField3(
        lazy_gettext("Last day"),
        missing=lazy_gettext("Enter the last day on which they may read it"),
        validators=[within_reason],
    )
