"""Forms of signing in."""

from __future__ import annotations

from tracker.translation import lazy_gettext as _
from tracker.web.fields import EmailText, HiddenText, PasswordText
from tracker.web.forms import HouseForm


class SignInForm(HouseForm):
    """E-mail and password."""

    email = EmailText(_("E-mail address"), missing=_("Enter your e-mail address"))
    password = PasswordText(_("Password"), missing=_("Enter your password"))
    next = HiddenText()
