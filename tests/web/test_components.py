from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import html5lib
import pytest

from tests.web.gallery import make_app

ROOT = Path(__file__).parents[2]
HTML = "{http://www.w3.org/1999/xhtml}"
ERROR_PAGES = sorted(path.stem for path in (ROOT / "templates" / "errors").glob("[0-9]*.html"))


class Page:
    """A served page: its text, its elements, and what is wrong with its HTML."""

    def __init__(self, text: str) -> None:
        parser = html5lib.HTMLParser(namespaceHTMLElements=True)
        self.text = text
        self.tree = parser.parse(text)
        self.faults = parser.errors
        self.elements = list(self.tree.iter())
        self.by_id = {e.get("id"): e for e in self.elements if e.get("id")}

    def all(self, tag: str) -> list:
        return [e for e in self.elements if e.tag == HTML + tag]


def page_of(method: str, path: str = "/", **sent: str) -> Page:
    client = make_app().test_client()
    answer = client.open(path, method=method, data=sent or None)
    return Page(answer.text)


PAGES = {
    "as it opens": ("GET", "/"),
    "with its errors": ("POST", "/"),
    **{f"error {code}": ("GET", f"/errors/{code}") for code in ERROR_PAGES},
}


@pytest.fixture(params=PAGES.values(), ids=list(PAGES))
def page(request: pytest.FixtureRequest) -> Page:
    return page_of(*request.param)


def test_html_is_sound_when_drawn(page: Page) -> None:
    assert page.faults == []


def test_page_has_one_heading_that_begins_its_title_when_drawn(page: Page) -> None:
    [heading] = page.all("h1")
    [title] = page.all("title")
    words = f"{''.join(heading.itertext())} – Example Borough Council"
    refused = any(e.get("class") == "govuk-error-summary" for e in page.elements)
    assert title.text == (f"Error: {words}" if refused else words)


def test_ids_are_unique_when_drawn(page: Page) -> None:
    ids = Counter(e.get("id") for e in page.elements if e.get("id"))
    assert [one for one, times in ids.items() if times > 1] == []


def test_every_reference_has_its_element_when_drawn(page: Page) -> None:
    names = ("aria-describedby", "aria-labelledby", "aria-controls", "for")
    wanted = {i for e in page.elements for name in names for i in (e.get(name) or "").split()}
    assert wanted - page.by_id.keys() == set()


def test_every_input_has_a_label_when_drawn(page: Page) -> None:
    labelled = {e.get("for") for e in page.all("label")}
    inputs = [e for tag in ("input", "select", "textarea") for e in page.all(tag)]
    shown = [e for e in inputs if e.get("type") != "hidden"]
    assert [e.get("name") for e in shown if e.get("id") not in labelled] == []


def test_nothing_is_inline_when_drawn(page: Page) -> None:
    assert page.all("style") == []
    assert [s for s in page.all("script") if not s.get("src")] == []
    assert [e.tag for e in page.elements if e.get("style")] == []
    assert not re.search(r"\son[a-z]+=", page.text)


def test_nothing_is_fetched_from_elsewhere_when_drawn(page: Page) -> None:
    fetched = [e.get("src") or e.get("href") for e in page.all("link") + page.all("script")]
    assert [address for address in fetched if not address.startswith("/")] == []


def test_repeated_links_read_differently_when_they_lead_elsewhere() -> None:
    page = page_of("GET")
    leads: dict[str, set[str]] = {}
    for link in page.all("a"):
        words = " ".join("".join(link.itertext()).split())
        leads.setdefault(words, set()).add(link.get("href"))
    buttons = [words for words in leads if words.startswith("Add an update to")]
    assert len(buttons) == 4


def test_summary_leads_to_inputs_when_there_are_errors() -> None:
    page = page_of("POST")
    [summary] = [e for e in page.elements if e.get("class") == "govuk-error-summary"]
    links = [e.get("href") for e in summary.iter() if e.tag == HTML + "a"]
    assert links == [
        "#title",
        "#done",
        "#owner",
        "#next",
        "#kinds",
        "#due-day",
        "#value",
        "#agree",
        "#secret",
    ]
    inputs = {HTML + tag for tag in ("input", "select", "textarea")}
    assert [link for link in links if page.by_id[link[1:]].tag not in inputs] == []


def test_message_is_tied_to_its_input_when_refused() -> None:
    page = page_of("POST", done="", title="x")
    assert page.by_id["done"].get("aria-describedby") == "done-error"
    assert "".join(page.by_id["done-error"].itertext()).strip() == "Error: Enter what has been done"
    assert page.by_id["title"].get("aria-describedby") == "title-hint"


def test_typed_values_come_back_escaped_when_refused() -> None:
    page = page_of(
        "POST", title='"><b>x', done="</textarea><b>y", **{"due-day": "<i>", "value": "z"}
    )
    assert page.by_id["title"].get("value") == '"><b>x'
    assert page.by_id["done"].text == "</textarea><b>y"
    assert page.by_id["due-day"].get("value") == "<i>"
    assert page.by_id["value"].get("value") == "z"


def test_password_never_comes_back_when_refused() -> None:
    assert "hunter2-horse" not in page_of("POST", secret="hunter2-horse").text


def test_answer_reveals_its_question_by_style_when_radios_have_more() -> None:
    page = page_of("POST", next="later_date")
    [chosen] = [e for e in page.all("input") if e.get("value") == "later_date"]
    assert chosen.get("checked") is not None
    [more] = [e for e in page.elements if "app-reveal" in (e.get("class") or "")]
    assert more.find(f".//{HTML}input").get("id") == "reason"


@pytest.mark.parametrize(
    ("standing", "drawn"),
    [
        ("Overdue", "govuk-tag govuk-tag--red"),
        ("Due soon", "govuk-tag govuk-tag--yellow"),
        ("Awaiting agreement", "govuk-tag govuk-tag--purple"),
        ("Paused", "govuk-tag govuk-tag--grey"),
        ("No date set", "govuk-tag govuk-tag--grey"),
        ("On track", "app-standing"),
        ("Closed", "app-standing"),
    ],
)
def test_standing_has_its_colour_only_when_somebody_must_act(standing: str, drawn: str) -> None:
    page = page_of("GET")
    classes = {e.get("class") for e in page.elements if e.text == standing and e.get("class")}
    assert drawn in classes
    assert {c for c in classes if "govuk-tag" in c} == ({drawn} if "tag" in drawn else set())


def test_table_keeps_its_roles_when_it_stacks_on_phones() -> None:
    page = page_of("GET")
    wanted = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    for tag, role in wanted.items():
        assert {e.get("role") for e in page.all(tag)} == {role}


def test_empty_rows_are_left_out_when_a_fact_is_unknown() -> None:
    keys = [e.text for e in page_of("GET").all("dt")]
    assert keys == ["Agenda", "Minutes"]


def test_token_is_sent_when_a_form_posts() -> None:
    forms = [f for f in page_of("GET").all("form") if f.get("method") == "post"]
    tokens = [
        [i.get("value") for i in f.iter(HTML + "input") if i.get("name") == "csrf_token"]
        for f in forms
    ]
    assert tokens == [["token"]] * 4


def test_error_page_gives_the_reference_when_there_is_one() -> None:
    assert "3f9a02bc" in page_of("GET", "/errors/500").text


def test_style_sheet_holds_nothing_of_gov_uk_only_when_vendored() -> None:
    css = (ROOT / "static/vendor/govuk-frontend/govuk-frontend.min.css").read_text()
    assert "Arial,Helvetica" in css
    assert [word for word in ("GDS Transport", "crest", "@font-face", "url(") if word in css] == []
