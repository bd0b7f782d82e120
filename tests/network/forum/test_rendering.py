"""What becomes of what people type, the hostile among them included?"""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network.forum.models import LONGEST_TEXT
from network.forum.rendering import TAGS, has_link, one_line, plain, quotation, rendered, tidied

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Dzień dobry\nwszystkim", "<p>Dzień dobry<br>\nwszystkim</p>"),
        ("**ważne** i *mniej* i ~~wcale~~", "<p><strong>ważne</strong> i <em>mniej</em> i <s>wcale</s></p>"),
        ("- chleb\n- mleko", "<ul>\n<li>chleb</li>\n<li>mleko</li>\n</ul>"),
        ("> kto tak mówi", "<blockquote>\n<p>kto tak mówi</p>\n</blockquote>"),
        ("# Wielki tytuł", "<p># Wielki tytuł</p>"),
        ("pod\n===", "<p>pod<br>\n===</p>"),
        ("5 < 7 & 7 > 5", "<p>5 &lt; 7 &amp; 7 &gt; 5</p>"),
        ("&lt;b&gt; &copy; &nbsp;.", "<p>&lt;b&gt; © &nbsp;.</p>"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
        ("https://lada.pl", "<p>https://lada.pl</p>"),
    ],
)
def test_text_becomes_html(source: str, html: str):
    assert rendered(source) == html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("[x](https://a.pl)", '<p><a href="https://a.pl" rel="nofollow ugc noopener">x</a></p>'),
        ("<https://a.pl>", '<p><a href="https://a.pl" rel="nofollow ugc noopener">https://a.pl</a></p>'),
        ('[x](https://a.pl "tytuł")', '<p><a href="https://a.pl" rel="nofollow ugc noopener">x</a></p>'),
        ("[x](tel:112)", '<p><a href="tel:112" rel="nofollow ugc noopener">x</a></p>'),
        ("<a@b.pl>", '<p><a href="mailto:a@b.pl" rel="nofollow ugc noopener">a@b.pl</a></p>'),
        ("[x](#p3)", '<p><a href="#p3" rel="nofollow ugc noopener">x</a></p>'),
        ("![x](https://a.pl/p.png)", '<p>!<a href="https://a.pl/p.png" rel="nofollow ugc noopener">x</a></p>'),
    ],
)
def test_links_are_marked_as_other_peoples(source: str, html: str):
    assert rendered(source) == html


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<p onclick=alert(1) style=color:red class=x id=y>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt&colon;alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](vbscript:x)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](data:image/svg+xml;base64,AAAA)",
        "![x](data:image/png;base64,AAAA)",
        "[x](file:///etc/passwd)",
        "<javascript:alert(1)>",
        "<style>*{display:none}</style>",
        "<iframe src=//a.pl></iframe>",
        "[a]: javascript:alert(1)\n\n[a]",
        '[x](https://a.pl" onmouseover="alert(1))',
        '```" onclick=x\n</code></pre><script>\n```',
        "&#x3c;script&#x3e;alert(1)",
        "<!-- --><![CDATA[x]]><?php ?>",
    ],
)
def test_hostile_text_brings_no_element_address_or_handler(source: str):
    for close, name, rest in TAG.findall(rendered(source)):
        assert name in TAGS
        assert (
            not rest
            or close
            or re.fullmatch(r'( href="(https?:|mailto:|tel:|#|/)[^"]*")? rel="nofollow ugc noopener"', rest)
        )


@given(st.text(alphabet=st.sampled_from("<>[]()!`*_~#&;:\"'=/\\ \n\tajs@.-1x"), max_size=200))
@settings(max_examples=150, deadline=None)
def test_whatever_is_typed_becomes_allowed_elements_alone(source: str):
    html = rendered(source)
    assert {name for _close, name, _rest in TAG.findall(html)} <= TAGS
    assert not re.search(r"<[^>]*\b(on\w+|style|src|class|id|title)=", html)


@given(st.text(alphabet=st.sampled_from("<>[]()!`*_~#&;:\"'=/\\ \n\tajs@.-1x"), max_size=200))
@settings(max_examples=100, deadline=None)
def test_cleaned_html_is_clean(source: str):
    assert "<a" not in rendered(source, links=False)


@pytest.mark.parametrize("source", ["[słowo](https://a.pl)", "<https://a.pl>", "[x](#p1)", "![x](https://a.pl/p.png)"])
def test_held_posts_have_the_words_of_links_without_the_links(source: str):
    with_links, without = rendered(source), rendered(source, links=False)
    assert without == re.sub(r"</?a[^>]*>", "", with_links) != with_links


HOSTILE = {
    "quotes": ">" * LONGEST_TEXT,
    "quotes with blanks": "> " * (LONGEST_TEXT // 2),
    "brackets": "[" * LONGEST_TEXT,
    "pairs of brackets": "[" * (LONGEST_TEXT // 2) + "]" * (LONGEST_TEXT // 2),
    "links begun": "[a](" * (LONGEST_TEXT // 4),
    "pictures begun": "![" * (LONGEST_TEXT // 2),
    "lists in lists": "1. " * (LONGEST_TEXT // 3),
    "lists by blanks": "".join(" " * depth + "- a\n" for depth in range(190)),
    "emphasis": "**a _b " * (LONGEST_TEXT // 7),
    "mixed marks": "*_`[" * (LONGEST_TEXT // 4),
    "backticks": "".join("`" * count + "a" for count in range(190)),
    "struck": "~~a " * (LONGEST_TEXT // 4),
    "entities": "&amp;" * (LONGEST_TEXT // 5),
    "tags begun": "<a " * (LONGEST_TEXT // 3),
    "references": "[a]: b\n" * (LONGEST_TEXT // 7),
    "at signs": "@a " * (LONGEST_TEXT // 3),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_length_is_read_within_a_second(name: str):
    source = HOSTILE[name]
    began = time.process_time()
    html = rendered(source)
    has_link(source), plain(source)
    assert time.process_time() - began < 1.5
    assert len(html) < 10 * LONGEST_TEXT


def test_twice_the_text_takes_about_twice_the_time():
    def seconds(length: int) -> float:
        began = time.process_time()
        for _ in range(3):
            rendered("[" * length)
        return time.process_time() - began

    seconds(100)
    assert seconds(LONGEST_TEXT) < 3.5 * seconds(LONGEST_TEXT // 2) + 0.2


def test_text_is_kept_without_control_characters():
    assert tidied("  a\x00b\u202ec\u200bd\r\ne\rf\x1b[0m\ud800 \n") == "abcd\ne\nf[0m"


def test_text_is_kept_composed():
    assert tidied("Ło\u0301dz\u0301") == "Łódź"


def test_emoji_and_their_joiners_stay():
    assert tidied("👩‍👧 ❤️") == "👩‍👧 ❤️"


def test_title_is_one_line():
    assert one_line(" Buty\n dla\t\tsyna ") == "Buty dla syna"


@pytest.mark.parametrize(
    ("source", "says"),
    [("**Buty** dla\n\n- syna\n- córki", "Buty dla syna córki"), ("[x](https://a.pl) `y`", "x y"), ("a\nb", "a b")],
)
def test_plain_text_has_no_marks(source: str, says: str):
    assert plain(source) == says


@pytest.mark.parametrize("source", ["", "   ", "[a]: b", ">", "```\n```", "---"])
def test_text_that_shows_nothing_is_empty(source: str):
    assert plain(source) == ""


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ("[x](https://a.pl)", True), ("https://a.pl", True), ("www.a.pl", True), ("pisz na <a@b.pl>", True),
        ("[Sowa](#p3):", False), ("o 10.30 w Bolszewie", False), ("`x`", False),
    ],
)  # fmt: skip
def test_link_is_noticed(source: str, links: bool):
    assert has_link(source) == links


def test_quotation_names_the_post_and_shows_its_first_lines():
    source = "> wcześniejszy cytat\nPierwsza\n" + "\n".join(f"{number}" for number in range(10))
    assert quotation("Sowa", 3, source) == "> [Sowa](#p3):\n>\n> Pierwsza\n> 0\n> 1\n> 2\n> 3\n> 4\n\n"


def test_name_with_marks_stays_a_name_in_a_quotation():
    html = rendered(quotation("](https://a.pl) <b>*x*", 3, "Hej"))
    assert html.startswith(
        '<blockquote>\n<p><a href="#p3" rel="nofollow ugc noopener">](https://a.pl) &lt;b&gt;*x*</a>:'
    )
