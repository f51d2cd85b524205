from __future__ import annotations

import html as html_words
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.markdown import MOST_CHARACTERS, TAGS, render

MOST_SECONDS = 0.3


def text_of(html: str) -> str:
    return html_words.unescape(re.sub(r"<[^>]*>", " ", html))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", ""),
        ("A paragraph.", "<p>A paragraph.</p>"),
        ("One\n\nTwo", "<p>One</p>\n<p>Two</p>"),
        ("One  \nstill one", "<p>One<br>\nstill one</p>"),
        ("**Agreed** that *this*", "<p><strong>Agreed</strong> that <em>this</em></p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>"),
        ("Noted:\n- one\n- two", "<p>Noted:</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("1. one\n- two", "<ol>\n<li>one\n- two</li>\n</ol>"),
        ("37. one\n38. two", '<ol start="37">\n<li>one</li>\n<li>two</li>\n</ol>'),
        ("held in\n2014. Then", "<p>held in\n2014. Then</p>"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("the “10 days” - it's", "<p>the “10 days” - it’s</p>"),
        ("a -- b...", "<p>a – b…</p>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        ("    pasted with an indent", "<p>pasted with an indent</p>"),
        ("\tpasted with a tab", "<p>pasted with a tab</p>"),
        ("one\r\n\r\ntwo\rthree", "<p>one</p>\n<p>two\nthree</p>"),
        (r"\* not a bullet, 7 \* 6", "<p>* not a bullet, 7 * 6</p>"),
    ],
)
def test_text_is_rendered_when_it_is_plain_markdown(source: str, expected: str) -> None:
    assert render(source) == expected


def test_a_list_stays_one_when_its_items_are_apart() -> None:
    html = render("Noted:\n\n- one\n\n- two\n\n    more of two\n\n- three\n\nAfterwards.")
    assert html.count("<ul>") == 1
    assert html.count("<li>") == 3
    assert html.endswith("</ul>\n<p>Afterwards.</p>")


def test_a_list_stays_nested_when_indented() -> None:
    assert render("- one\n    - inner\n- two").count("<ul>") == 2


def test_a_table_has_its_cells_and_no_style_when_aligned() -> None:
    html = render("| Measure | 2014 |\n|---|---:|\n| Contacts | 1,000 |")
    assert "<th>2014</th>" in html
    assert "<td>1,000</td>" in html
    assert "style" not in html


@pytest.mark.parametrize(
    ("source", "levels"),
    [
        ("# One\n\n## Two\n\n### Three", ["3", "4", "5"]),
        ("## Only", ["3"]),
        ("# One\n\n#### Four", ["3", "4"]),
        ("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5\n\n###### 6", ["3", "4", "5", "6", "6", "6"]),
        ("Underlined\n---\n\nText", ["3"]),
    ],
)
def test_headings_begin_at_the_third_level_when_somebody_uses_them(
    source: str, levels: list[str]
) -> None:
    assert re.findall(r"<h([1-6])>", render(source)) == levels


@pytest.mark.parametrize(
    "address",
    [
        "https://www.wexcombe.gov.uk/report?a=1&b=2",
        "http://example.org",
        "mailto:clerk@wexcombe.gov.uk",
        "/actions/CSP/2013-14/007",
        "#minute-7",
    ],
)
def test_a_link_is_kept_without_endorsement_when_its_address_is_allowed(address: str) -> None:
    html = render(f"See [the report]({address}).")
    expected = address.replace("&", "&amp;")
    assert html == f'<p>See <a href="{expected}" rel="nofollow noopener">the report</a>.</p>'


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#x73;cript:alert(1)",
        "&#106;avascript:alert(1)",
        "\x01javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil",
        "http:///evil",
        "relative/page",
        "",
    ],
)
def test_a_link_loses_its_address_and_keeps_its_words_when_not_allowed(address: str) -> None:
    html = render(f"See [the report]({address}) today.")
    assert "href" not in html
    assert "<a" not in html
    assert "the report" in html


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<IFRAME src=//evil.example>",
        "<svg/onload=alert(1)>",
        "<!-- <img src=x> -->",
        "<style>*{}</style>",
        "<div>\n\n# heading <b onclick=x>\n\n</div>",
        "<math><mtext></p><img src=x onerror=alert(1)>",
        "![x](https://evil.example/x.png)",
        '![x](x "y" onerror=alert(1))',
        '[a](https://a.example "><script>alert(1)</script>")',
        "[x]: javascript:alert(1)\n\n[x]",
        "<javascript:alert(1)>",
        '<https://a.example/"onclick=alert(1)>',
        "`<script>`",
        "&lt;script&gt;alert(1)",
        "\x02klzzwxh:0\x03<b>",
        "{{ 7*7 }} {% x %}",
        '[a](http://x "onmouseover=alert(1)")',
        "| <script> |\n|---|\n| <img> |",
    ],
)
def test_nothing_but_the_allowed_tags_comes_out_when_markup_is_typed(source: str) -> None:
    html = render(source)
    tags = re.findall(r"<[^>]*>", html)
    for tag in tags:
        assert re.fullmatch(r'</?[a-z0-9]+>|<a href="[^"<>]*" rel="nofollow noopener">', tag), tag
        assert re.findall(r"[a-z0-9]+", tag)[0] in TAGS
    for word in re.findall(r"script|iframe|onerror|alert|heading", source):
        if "](" not in source and "]:" not in source:
            assert word in text_of(html)


def test_raw_html_reads_as_typed_when_it_is_text() -> None:
    assert render("from <b>81%</b> & up") == "<p>from &lt;b&gt;81%&lt;/b&gt; &amp; up</p>"


def test_a_reference_definition_is_text_when_typed() -> None:
    assert "https://a.example" in text_of(render("[1]: https://a.example\n\nsee [1] and [x][1]"))


def test_control_characters_are_gone_when_rendered() -> None:
    assert render("a\x00b\x02c\x03d\x1be\x7f\ud800") == "<p>abcde</p>"


WORDS = "word " * 4
HOSTILE = {
    "brackets": "[" * 20_000,
    "brackets to the cap": "[" * MOST_CHARACTERS,
    "links open": "[a](" * 50_000,
    "links in brackets": "[" * 5_000 + "a" + "](x)" * 5_000,
    "links angle": "[a](<" * 40_000,
    "few links, long text": "[a](x " * 150 + "a" * 199_000,
    "links everywhere": "[a](http://x.example)\n\n" * 8_600,
    "references": "[a]: http://x.example\n" * 4_000 + "[a]" * 30_000,
    "images": "![" * 100_000,
    "stars": "*" * MOST_CHARACTERS,
    "stars apart": "*a **b " * 28_000,
    "triple stars": ("***a " + "b" * 300) * 650,
    "underscores": "_a __b " * 28_000,
    "quotes deep": ">" * MOST_CHARACTERS,
    "quotes deep apart": "> " * 100_000,
    "quotes many": "> a\n\n" * 40_000,
    "list deep": "\n".join("    " * i + "- a" for i in range(300)),
    "list in one line": "- " * 100_000,
    "list long": "- a\n" * 50_000,
    "list loose": "- a\n\n" * 40_000,
    "list numbered in one line": "1. " * 40_000,
    "list and quote in one line": "> 1. - " * 28_000,
    "list numbered": "1. a\n" * 40_000,
    "list in quote": "> - " * 50_000,
    "list indent wave": "".join(" " * (i % 30) + "- a\n" for i in range(10_000)),
    "indents": ("    " * 20 + "a\n\n") * 2_400,
    "item, then indents": "- a\n\n" + "    b\n\n" * 30_000,
    "paragraphs": "word\n\n" * 33_000,
    "short paragraphs": "w\n\n" * 66_000,
    "blank lines": " \n" * 100_000,
    "spaces": " " * MOST_CHARACTERS,
    "spaces, then a word": " " * 199_999 + "a",
    "breaks": "a  \n" * 50_000,
    "tabs": "\t" * 50_000,
    "headings": "# a\n" * 50_000,
    "hashes": "#" * MOST_CHARACTERS,
    "underlines": "a\n---\n" * 33_000,
    "rules": "- - - -\n" * 25_000,
    "dashes": "-" * MOST_CHARACTERS,
    "dots": "..." * 66_000,
    "backticks": "`" * MOST_CHARACTERS,
    "backticks apart": "".join("`" * (i % 400) + " " for i in range(1_000)),
    "backslashes": "\\" * MOST_CHARACTERS,
    "escapes": "\\*" * 100_000,
    "angles": "<" * MOST_CHARACTERS,
    "tags": "<a " * 66_000,
    "comments": "<!--" * 50_000,
    "entities": "&a;" * 66_000,
    "ampersands": "&" * MOST_CHARACTERS,
    "autolinks": "<http://" * 25_000,
    "mail": "<a@b" * 50_000,
    "quotation marks": "\"'" * 100_000,
    "table wide": "|a" * 30_000 + "\n" + "|-" * 30_000 + "\n" + "|b" * 30_000,
    "table long": "a|b\n-|-\n" + "c|d\n" * 49_000,
    "tables": "a|b\n-|-\nc|d\n\n" * 14_000,
    "one long word": "a" * MOST_CHARACTERS,
    "prose": (WORDS * 40 + "\n\n") * 240,
    "over the cap": "*a* [b](c)\n" * 100_000,
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_answer_is_quick_bounded_and_whole_when_the_text_is_hostile(source: str) -> None:
    started = time.process_time()
    html = render(source)
    spent = time.process_time() - started
    assert len(html) <= 10 * len(source) + 4_000
    letters = re.sub(r"[^a-z]", "", source)
    kept = re.sub(r"[^a-z]", "", text_of(html.replace('href="http://x.example"', "")))
    assert len(kept) >= len(letters) * 0.4  # addresses of links are not words
    if len(source) <= MOST_CHARACTERS:
        assert spent < MOST_SECONDS


@pytest.mark.parametrize(
    ("within", "beyond", "tag"),
    [
        ("[a](/x) " * 150, "[a](/x) " * 151, "<a "),
        ("*a* " * 150, "*a* " * 151, "<em>"),
        ("`a` " * 1_000, "`a` " * 1_001, "<code>"),
        ("- a\n" * 500, "- a\n" * 501, "<li>"),
        ("> " * 6 + "a", "> " * 7 + "a", "<blockquote>"),
        ("- " * 6 + "a", "- " * 7 + "a", "<li>"),
        ("1. " * 6 + "a", "1. " * 7 + "a", "<li>"),
        (
            "\n".join("    " * n + "- a" for n in range(9)),
            "\n".join("    " * n + "- a" for n in range(10)),
            "<li>",
        ),
        ("|a" * 20 + "\n" + "|-" * 20 + "\n|b", ("|a" * 800 + "\n" + "|-" * 800 + "\n|b"), "<td>"),
    ],
    ids=[
        *("brackets", "emphasis", "marks", "lines", "quotes", "list in a line"),
        *("numbers in a line", "depth of lists", "cells"),
    ],
)
def test_a_block_is_shown_plain_when_it_is_beyond_a_limit(
    within: str, beyond: str, tag: str
) -> None:
    assert tag in render(within)
    assert tag not in render(beyond)


def test_the_words_of_an_image_are_kept_when_the_image_is_not() -> None:
    html = render("![Chart of contacts](https://a.example/x.png)")
    assert "Chart of contacts" in text_of(html)
    assert "<img" not in html


def test_the_rest_stays_rendered_when_one_block_is_too_much() -> None:
    html = render("**Before**\n\n- one\n\n" + "[" * 400 + "\n\n**After**")
    assert "<strong>Before</strong>" in html
    assert "[" * 400 in html


def test_the_whole_text_is_kept_plain_when_it_is_too_long() -> None:
    source = "**a**\n\nb < c\nd\n\n" + "x" * MOST_CHARACTERS
    assert render(source).startswith("<p>**a**</p>\n<p>b &lt; c<br>d</p>\n<p>xxx")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab1 \n\t*_[]()<>!`#->|&\\\"'.:/=~\x02\x03", max_size=120))
def test_every_letter_is_kept_and_markup_is_allowed_when_any_text_is_typed(source: str) -> None:
    html = render(source)
    assert all(
        re.fullmatch(r'</?[a-z0-9]+>|<a href="[^"<>]*" rel="nofollow noopener">', tag)
        for tag in re.findall(r"<[^>]*>", html)
    )
    if "](" not in source:
        assert sorted(re.findall("[ab]", text_of(html))) == sorted(re.findall("[ab]", source))
