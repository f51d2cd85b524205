"""The form of signing in: on its own page, and on the one that asks again in the middle of work."""

from __future__ import annotations

from tracker.translation import lazy_gettext as _
from tracker.web.fields import EmailText, HiddenText, PasswordText
from tracker.web.forms import HouseForm

MOST_KEPT = 1_000_000


class SignInForm(HouseForm):
    """E-mail and password."""

    email = EmailText(
        _("E-mail address"), missing=_("Enter your e-mail address"), autocomplete="username"
    )
    password = PasswordText(
        _("Password"), missing=_("Enter your password"), autocomplete="current-password"
    )
    next = HiddenText()
    kept = HiddenText(most=MOST_KEPT)
