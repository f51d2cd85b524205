"""Forms of signing in."""

from __future__ import annotations

from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired, Length

from tracker.access.passwords import LONGEST
from tracker.web.forms import HouseForm


class SignInForm(HouseForm):
    """E-mail and password."""

    email = StringField(
        "E-mail address",
        [
            InputRequired("Enter your e-mail address"),
            Length(max=255, message="Enter an e-mail address of 255 characters or fewer"),
        ],
    )
    password = PasswordField(
        "Password",
        [
            InputRequired("Enter your password"),
            Length(max=LONGEST, message="Password must be 256 characters or fewer"),
        ],
    )
    next = HiddenField()
