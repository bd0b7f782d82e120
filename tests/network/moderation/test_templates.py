"""Do answers lie ready in the language of who gets them?"""

import pytest
from django.conf import settings

from network.moderation.models import AnswerTemplate, AnswerTemplateText
from network.moderation.queries import templates_for

pytestmark = pytest.mark.django_db


def test_every_seeded_answer_is_there_in_every_language() -> None:
    codes = sorted(code for code, _name in settings.LANGUAGES)
    found = {
        template.code: sorted(text.language for text in template.texts.all())
        for template in AnswerTemplate.objects.all()
    }
    assert len(found) >= 8
    assert set(map(tuple, found.values())) == {tuple(codes)}


@pytest.mark.parametrize("language", ["pl", "uk", "en", "ru"])
def test_answers_come_in_the_language_asked_for(language: str) -> None:
    assert {one.language for one in templates_for("send_back", language)} == {language}


def test_site_language_stands_in() -> None:
    AnswerTemplate.objects.all().delete()
    template = AnswerTemplate.objects.create(code="x", purpose="decline")
    AnswerTemplateText.objects.create(template=template, language="pl", name="Nazwa", text="Tekst")
    assert [(one.text, one.language) for one in templates_for("decline", "uk")] == [("Tekst", "pl")]


def test_template_without_usable_words_is_left_out() -> None:
    AnswerTemplate.objects.all().delete()
    template = AnswerTemplate.objects.create(code="x", purpose="decline")
    AnswerTemplateText.objects.create(template=template, language="en", name="Name", text="Text")
    assert templates_for("decline", "uk") == []


@pytest.mark.parametrize("purpose", ["send_back", "decline"])
def test_templates_cost_two_queries(purpose: str, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        templates_for(purpose, "pl")
