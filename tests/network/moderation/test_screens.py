"""Can editors keep the answers that lie ready, in all languages, and nobody else?"""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from network.moderation.models import AnswerTemplate
from network.people.models import Role
from tests import cast

pytestmark = pytest.mark.django_db
LIST = "wagtailsnippets_network_answertemplate:list"
ADD = "wagtailsnippets_network_answertemplate:add"


def at(role: str) -> Client:
    client = Client()
    client.force_login(cast.person("Ktos", role).user)
    return client


def test_editor_adds_an_answer_with_its_words() -> None:
    texts = [{"language": code, "name": "Nazwa", "text": "Tekst"} for code in ("pl", "uk")]
    facts = {"code": "nowa", "purpose": "answer", "order": "1", "texts": inline_formset(texts)}
    answer = at(Role.EDITOR).post(reverse(ADD), nested_form_data(facts))
    assert answer.status_code == 302
    saved = AnswerTemplate.objects.get(code="nowa")
    assert sorted(saved.texts.values_list("language", flat=True)) == ["pl", "uk"]


def test_answer_without_words_in_the_sites_language_is_not_kept() -> None:
    texts = [{"language": "uk", "name": "Назва", "text": "Текст"}]
    facts = {"code": "nowa", "purpose": "answer", "order": "1", "texts": inline_formset(texts)}
    assert at(Role.EDITOR).post(reverse(ADD), nested_form_data(facts)).status_code == 200
    assert AnswerTemplate.objects.filter(code="nowa").count() == 0


@pytest.mark.parametrize(("role", "status"), [(Role.EDITOR, 200), (Role.MODERATOR, 200), (Role.TRANSLATOR, 302)])
def test_list_is_for_those_who_answer(role: str, status: int) -> None:
    assert at(role).get(reverse(LIST)).status_code == status
