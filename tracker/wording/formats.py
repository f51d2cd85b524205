"""What is wrong with the form of something a program sent, in words."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.translation import gettext
from tracker.vocabulary import N_

SENTENCES: dict[str, str] = {
    "missing": N_("This is needed"),
    "extra_forbidden": N_("This is not known here"),
    "string_type": N_("This must be text"),
    "string_too_short": N_("This must not be empty"),
    "string_too_long": N_("This must be %(max_length)s characters or fewer"),
    "string_pattern_mismatch": N_("This must not be empty"),
    "date_type": N_("This must be a date, such as “2014-01-23”"),
    "date_parsing": N_("This must be a date, such as “2014-01-23”"),
    "date_from_datetime_parsing": N_("This must be a date, such as “2014-01-23”"),
    "date_from_datetime_inexact": N_("This must be a date, such as “2014-01-23”"),
    "int_type": N_("This must be a whole number"),
    "int_parsing": N_("This must be a whole number"),
    "int_from_float": N_("This must be a whole number"),
    "bool_type": N_("This must be true or false"),
    "bool_parsing": N_("This must be true or false"),
    "list_type": N_("This must be a list"),
    "too_long": N_("This must have %(max_length)s entries or fewer"),
    "too_short": N_("This must have %(min_length)s entries or more"),
    "enum": N_("This must be one of %(expected)s"),
    "literal_error": N_("This must be one of %(expected)s"),
    "union_tag_invalid": N_("This must be one of %(expected_tags)s"),
    "union_tag_not_found": N_("This needs its “kind”"),
    "greater_than_equal": N_("This must be %(ge)s or more"),
    "less_than_equal": N_("This must be %(le)s or less"),
    "model_type": N_("This must be an object"),
    "model_attributes_type": N_("This must be an object"),
}


def format_words(kind: str, values: Mapping[str, object]) -> str:
    """The sentence for a kind of wrong form; `values` are those that come with it."""
    sentence = SENTENCES.get(kind)
    if sentence is None:
        return gettext("This cannot be taken")
    return gettext(sentence, **{name: str(value) for name, value in values.items()})
