"""The errors of a form as the links of its error summary."""

# pyright: reportMissingTypeArgument=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportIncompatibleMethodOverride=false
# The lines above: WTForms ships no types; this package is the typed façade over it.

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from wtforms import FormField, widgets
from wtforms.fields import FieldList


class ErrorLink(NamedTuple):
    """One line of an error summary; `href` is empty when no input can be pointed at."""

    text: str
    href: str


def error_links(form: Any) -> list[ErrorLink]:  # noqa: ANN401 - WTForms' form has no types
    """Return the first error of every field of a form, linked to the input at fault.

    Errors of the form as a whole come first and link to nothing.
    """
    if form is None:
        return []
    links = [ErrorLink(str(message), "") for message in form.form_errors]
    for field in form:
        links.extend(_links_of(field))
    return links


def _links_of(field: Any) -> Iterator[ErrorLink]:  # noqa: ANN401 - as error_links
    if isinstance(field, FormField):
        yield from error_links(field.form)
    elif isinstance(field, FieldList):
        inside = [link for entry in field.entries for link in _links_of(entry)]
        yield from inside or [ErrorLink(str(e), "") for e in field.errors if isinstance(e, str)]
    elif field.errors:
        target = getattr(field, "error_target", field.id)
        hidden = isinstance(field.widget, widgets.HiddenInput)
        yield ErrorLink(str(field.errors[0]), "" if hidden else f"#{target}")
