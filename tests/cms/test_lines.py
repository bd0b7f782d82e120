"""Does typed text become the body of a page, and come back as it was?"""

import pytest

from cms.blocks import lines
from cms.blocks.prose import PIECES


def body(text: str):
    block = PIECES()
    return block.to_python(
        [{"type": kind, "value": value.source} for kind, value in lines.stream(lines.paragraphs(text))]
    )


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Jeden.\nDwa.", "<p>Jeden.</p><p>Dwa.</p>"),
        ("Jeden.\n\n\n  Dwa.  ", "<p>Jeden.</p><p>Dwa.</p>"),
        ("- chleb\n- mleko\nI tyle.", "<ul><li>chleb</li><li>mleko</li></ul><p>I tyle.</p>"),
        ("• chleb\n– mleko", "<ul><li>chleb</li><li>mleko</li></ul>"),
        ("<b>tak</b> & nie", "<p>&lt;b&gt;tak&lt;/b&gt; &amp; nie</p>"),
        ("-5 stopni", "<p>-5 stopni</p>"),
        ("- a\n\n- b", "<ul><li>a</li><li>b</li></ul>"),
    ],
)
def test_lines_become_blocks(typed: str, html: str):
    assert body(typed)[0].value.source == html


@pytest.mark.parametrize(
    "text", ["Jeden.\nDwa.", "- chleb\n- mleko\nI tyle.", "<i>&amp;</i>", "Хліб\n- молоко", "\u202etxet"]
)
def test_text_comes_back_with_the_same_paragraphs(text: str):
    assert lines.paragraphs(lines.typed(body(text))) == lines.paragraphs(text)


@pytest.mark.parametrize("text", ["", "  \n \n"])
def test_nothing_typed_is_an_empty_body(text: str):
    assert lines.stream(lines.paragraphs(text)) == []


@pytest.mark.parametrize(
    ("pieces", "plain"),
    [
        ([("text", "<p>Tak.</p><ul><li>raz</li></ul>")], True),
        ([("text", '<p data-block-key="a1b2c">Tak.</p>')], True),
        ([("text", "<p>Tak <b>mocno</b>.</p>")], False),
        ([("text", '<p><a href="https://example.org">tam</a></p>')], False),
        ([("quote", {"text": "Tak.", "who": ""})], False),
    ],
)
def test_richer_body_is_told_apart(pieces: list, plain: bool):
    value = PIECES().to_python([{"type": kind, "value": value} for kind, value in pieces])
    assert lines.is_plain(value) is plain


@pytest.mark.parametrize(
    ("lead", "again"),
    [
        ("Przyszła pani z  chlebem.", True),
        ("Przyszła pani z…", True),
        ("Pani z chlebem.", False),
        ("", False),
        ("…", False),
    ],
)
def test_lead_that_the_text_says_itself_is_known(lead: str, again: bool):
    assert lines.begins_with(body("Przyszła pani z chlebem. I tyle.\n\nDalej."), lead) == again
