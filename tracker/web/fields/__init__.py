"""Form fields in house style: what is typed, cleaned and checked, never a 500.

The one place that touches WTForms' untyped classes. Each field names the branch of the macro
that draws it in `kind` (templates/components/forms.html). Messages repeat the label and say
the cure. `missing` is the message when nothing was entered; without it the field is optional.
"""

from tracker.web.fields.chosen import (
    MultiCheckbox,
    RadioField,
    SelectField,
    Tick,
    choice,
    choices_of,
)
from tracker.web.fields.dates import DateField3
from tracker.web.fields.errors import ErrorLink, error_links
from tracker.web.fields.field import clean
from tracker.web.fields.files import FileField
from tracker.web.fields.numbers import DecimalText, IntegerText
from tracker.web.fields.text import (
    EmailText,
    HiddenText,
    LongText,
    PasswordText,
    SearchText,
    ShortText,
)
from tracker.web.fields.times import TimeText

__all__ = [
    "DateField3",
    "DecimalText",
    "EmailText",
    "ErrorLink",
    "FileField",
    "HiddenText",
    "IntegerText",
    "LongText",
    "MultiCheckbox",
    "PasswordText",
    "RadioField",
    "SearchText",
    "SelectField",
    "ShortText",
    "Tick",
    "TimeText",
    "choice",
    "choices_of",
    "clean",
    "error_links",
]
