"""What may be a password."""

from __future__ import annotations

import pytest

from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.passwords import LONGEST, check

OWN = ("Jo Hart", "jo.hart@council.example")


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery stapler",
        "Tr0ub4dor&3xyz",
        "blue kettle on the moon",
        "пароль надёжный",
        "x7Kq" * 2 + "mP2wLr",
        "w" + "abcdefghij" * 25 + "qwert",
    ],
)
def test_password_passes(password: str) -> None:
    check(password, OWN)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", Broken.PASSWORD_TOO_SHORT),
        ("elevenchars", Broken.PASSWORD_TOO_SHORT),
        ("x" * (LONGEST + 1), Broken.PASSWORD_TOO_LONG),
        ("password12345", Broken.PASSWORD_COMMON),
        ("Password!!!!", Broken.PASSWORD_COMMON),
        ("123456789012", Broken.PASSWORD_COMMON),
        ("987654321098", Broken.PASSWORD_COMMON),
        ("qwertyuiop123", Broken.PASSWORD_COMMON),
        ("abcabcabcabc", Broken.PASSWORD_COMMON),
        ("passwordpassword", Broken.PASSWORD_COMMON),
        ("            ", Broken.PASSWORD_COMMON),
        ("aaaaaaaaaaab", Broken.PASSWORD_COMMON),
        ("jo hart 2014 !", Broken.PASSWORD_COMMON),
        ("jo.hart@council.example", Broken.PASSWORD_COMMON),
        ("correct horse battery staple", Broken.PASSWORD_COMMON),
    ],
)
def test_password_is_refused(password: str, code: Broken) -> None:
    with pytest.raises(RuleBroken) as refused:
        check(password, OWN)
    assert refused.value.code is code
