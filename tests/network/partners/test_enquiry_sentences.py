"""What do the sentences about enquiries say, word for word, in four languages?"""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from network.partners.enquiries import sentences
from network.partners.enquiries.recipients import Reach
from network.partners.models import Enquiry

LANGUAGES = ("pl", "uk", "en", "ru")
AT = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)  # 10:05 in Warsaw
GOES_TO = {
    Reach.LEADER: (
        "Twoją wiadomość czyta tylko ta jedna osoba i odpowiada tutaj. Żadnej ze stron nie pokazujemy adresu ani "
        "numeru drugiej.",
        "Ваше повідомлення читає лише ця одна людина й відповідає тут. Жодній зі сторін ми не показуємо адреси чи "
        "номера іншої.",
        "Only this one person reads your message, and answers here. We show neither side the other’s address or "
        "number.",
        "Ваше сообщение читает только этот один человек и отвечает здесь. Ни одной из сторон мы не показываем адрес "
        "или номер другой.",
    ),
    Reach.PEOPLE: (
        "Wiadomość czytają tutaj i dostają e-mailem osoby, które prowadzą sklep. Nikt inny jej nie widzi.",
        "Повідомлення читають тут і отримують листом люди, які ведуть магазин. Більше ніхто його не бачить.",
        "The people who run the shop read your message here and get it by letter. Nobody else sees it.",
        "Сообщение читают здесь и получают письмом люди, которые ведут магазин. Больше никто его не видит.",
    ),
    Reach.LETTER: (
        "Nikt z tego sklepu jeszcze tu nie czyta wiadomości. Wyślemy ją sklepowi listem e-mail, więc odpowiedź "
        "przyjdzie prosto do Ciebie: zostaw adres e-mail albo numer telefonu.",
        "З цього магазину тут ще ніхто не читає повідомлень. Ми надішлемо його магазину листом, тож відповідь прийде "
        "просто до вас: залиште адресу e-mail або номер телефону.",
        "Nobody of this shop reads messages here yet. It goes to the shop by letter, so the answer comes straight to "
        "you: leave an e-mail address or a phone number.",
        "Из этого магазина здесь ещё никто не читает сообщений. Мы отправим его магазину письмом, и ответ придёт прямо "
        "вам: оставьте адрес e-mail или номер телефона.",
    ),
    Reach.EDITORS: (
        "Nikogo z tego sklepu jeszcze tu nie ma. Twoją wiadomość przeczyta nasza redakcja i przekaże ją dalej.",
        "З цього магазину тут ще нікого немає. Ваше повідомлення прочитає наша редакція й передасть далі.",
        "Nobody of this shop is on this site yet. Our editors read your message and pass it on.",
        "Из этого магазина здесь ещё никого нет. Ваше сообщение прочтёт наша редакция и передаст дальше.",
    ),
}
FOR_SENDER = {
    "sent": (
        "Wysłana. Nikt jej jeszcze nie otworzył.", "Надіслано. Його ще ніхто не відкрив.",
        "Sent. Nobody has opened it yet.", "Отправлено. Его ещё никто не открыл.",
    ),
    "read": (
        "Przeczytana. Odpowiedzi jeszcze nie ma.", "Прочитано. Відповіді ще немає.",
        "It has been read. There is no answer yet.", "Прочитано. Ответа ещё нет.",
    ),
    "answered": ("Jest odpowiedź.", "Є відповідь.", "There is an answer.", "Есть ответ."),
    "closed": (
        "Ta rozmowa jest zamknięta.", "Цю розмову закрито.", "This conversation is closed.", "Этот разговор закрыт.",
    ),
}  # fmt: skip
FOR_SHOP = {
    "sent": (
        "Nowa. Nikt jej jeszcze nie otworzył.", "Нове. Його ще ніхто не відкрив.",
        "New. Nobody has opened it yet.", "Новое. Его ещё никто не открыл.",
    ),
    "read": (
        "Otwarta, czeka na odpowiedź.", "Відкрите, чекає на відповідь.",
        "Opened, waits for an answer.", "Открыто, ждёт ответа.",
    ),
    "answered": ("Jest odpowiedź.", "Відповідь є.", "Answered.", "Ответ есть."),
    "closed": FOR_SENDER["closed"],
}  # fmt: skip


def in_all(say) -> tuple[str, ...]:
    """What is said in each of the four languages."""
    said = []
    for language in LANGUAGES:
        with translation.override(language):
            said.append(say())
    return tuple(said)


@pytest.mark.parametrize("way", Reach)
def test_goes_to(way):
    assert in_all(lambda: sentences.goes_to(way)) == GOES_TO[way]


@pytest.mark.parametrize("state", Enquiry.State)
def test_state_for_sender(state):
    assert in_all(lambda: sentences.state_for_sender(Enquiry(state=state))) == FOR_SENDER[state]


@pytest.mark.parametrize("state", Enquiry.State)
def test_state_for_shop(state):
    assert in_all(lambda: sentences.state_for_shop(Enquiry(state=state))) == FOR_SHOP[state]


def test_moment():
    assert in_all(lambda: sentences.moment(AT)) == (
        "23 listopada 2026, 10:05", "23 листопада 2026, 10:05", "23 November 2026, 10:05", "23 ноября 2026, 10:05",
    )  # fmt: skip


def test_too_often_names_the_hour():
    said = "Dużo tego naraz. Spróbuj ponownie po 10:05. To, co tu jest wpisane, zostaje."
    assert sentences.too_often(AT, AT - timedelta(hours=1)) == said


def test_too_often_names_the_day_when_it_is_not_today():
    assert in_all(lambda: sentences.too_often(AT, AT - timedelta(days=1))) == (
        "Dużo tego naraz. Spróbuj ponownie po 23 listopada 2026, 10:05. To, co tu jest wpisane, zostaje.",
        "Багато всього за раз. Спробуйте ще раз після 23 листопада 2026, 10:05. Написане залишається тут.",
        "That was a lot at once. Try again after 23 November 2026, 10:05. What you wrote stays here.",
        "Много всего за раз. Попробуйте ещё раз после 23 ноября 2026, 10:05. Написанное остаётся здесь.",
    )


@pytest.mark.parametrize(("organisation", "said"), [("OPS Bolszewo", "Olga Nowak, OPS Bolszewo"), ("", "Olga Nowak")])
def test_sender(organisation, said):
    assert sentences.sender(Enquiry(sender_name="Olga Nowak", organisation=organisation)) == said
