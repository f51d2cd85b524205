"""The looking client finds each defect it promises to find, and nothing on a sound page."""

from __future__ import annotations

import pytest

from tests.pages import check_page, defects

SOUND = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Error: Actions – Council</title></head>
<body><a href="#main">Skip</a><main id="main">
<div class="govuk-error-summary"><a href="#name">Enter a name</a></div>
<h1><span class="govuk-caption-l">Meeting</span> Actions</h1>
<form method="post"><label for="name">Name</label><input id="name" name="name">
<input type="hidden" name="token"><button>Save</button></form>
</main></body></html>"""


@pytest.mark.parametrize(
    ("sound", "broken", "said"),
    [
        ('<html lang="en">', "<html>", "no lang"),
        ("<h1>", "<h1>First</h1><h1>", "2 h1 elements"),
        ("Actions – Council", "Meetings – Council", "does not begin with the h1"),
        ("<title>Error: ", "<title>", "does not begin with “Error: ”"),
        ('<input type="hidden"', '<input id="name" type="hidden"', "stands 2 times"),
        ('<label for="name">Name</label>', "", "has no label"),
        ('<label for="name">', '<label for="other">', "for “other”"),
        ('href="#main"', 'href="#content"', "“#content”"),
        ('href="#name"', 'href="#main"', "which is not an input"),
        ("</form>", "</section></form>", "does not parse"),
        ("<!doctype html>", "", "does not parse"),
    ],
)
def test_a_defect_is_named_when_the_page_has_it(sound: str, broken: str, said: str) -> None:
    assert sound in SOUND
    with pytest.raises(AssertionError, match=said):
        check_page(SOUND.replace(sound, broken, 1))


def test_nothing_is_said_when_the_page_is_sound() -> None:
    assert list(defects(SOUND)) == []
