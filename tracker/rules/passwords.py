"""What may be a password: long, and not what everybody tries first (OWASP ASVS 5.0, 6.2).

Nothing is asked about capitals, digits or signs, and no change is forced.
"""

from __future__ import annotations

import re

from tracker.rules.errors import Broken, RuleBroken

SHORTEST = 12
LONGEST = 256
FEWEST_DIFFERENT = 5

_COMMON_WORDS = """
password passw0rd letmein letmeinplease welcome changeme changemenow secret whatever
qwerty qwertyuiop asdfghjkl zxcvbnm qwertyuiopasdfghjkl q1w2e3r4t5y6 1q2w3e4r5t6y
1qaz2wsx3edc abcdefghijkl abcdefghijklmnop iloveyou iloveyouforever trustno1
administrator admin computer internet superman starwars monkey dragon sunshine princess
football liverpool chelsea arsenal correcthorsebatterystaple welcometothejungle
council scrutiny committee democracy democraticservices mattersarising wexcombe-demo
"""
COMMON = frozenset(_COMMON_WORDS.split())
"""Words and rows of keys that lists of stolen passwords begin with, and this program's own."""

_ENDS = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_REPEATED = re.compile(r"(.{1,9}?)\1+")
_DIGITS = "01234567890123456789"


def check(password: str, own_words: tuple[str, ...] = (), *, field: str = "password") -> None:
    """Pass silently if a new password will do.

    Args:
        password: to the letter.
        own_words: the person's name and e-mail address, which are guessed first.
        field: the form field a refusal belongs to.

    Raises:
        RuleBroken: PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG or PASSWORD_COMMON.
    """
    if len(password) < SHORTEST:
        raise RuleBroken(field, Broken.PASSWORD_TOO_SHORT, fewest=SHORTEST)
    if len(password) > LONGEST:
        raise RuleBroken(field, Broken.PASSWORD_TOO_LONG, most=LONGEST)
    plain = re.sub(r"\s", "", password.lower())
    if _is_easy(plain) or _bare(plain) in {_bare(word.lower()) for word in own_words if word}:
        raise RuleBroken(field, Broken.PASSWORD_COMMON)


def _bare(text: str) -> str:
    return _ENDS.sub("", re.sub(r"\s", "", text.partition("@")[0]))


def _is_easy(plain: str) -> bool:
    bare = _ENDS.sub("", plain)
    return (
        len(set(plain)) < FEWEST_DIFFERENT
        or plain in _DIGITS
        or plain in _DIGITS[::-1]
        or bare in COMMON
        or any(_REPEATED.fullmatch(each) for each in (plain, bare))
    )
