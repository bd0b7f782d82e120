"""Which pages does the site have, and at which address does the demo show each?

One list for all tests of pages; a test walks the resolver and the page types and finds what is missing here.
"""

from dataclasses import dataclass

SHOP = "przyklad-gdansk-oliwa"
REQUEST, OFFER = "6f0c1a52-7b0e-4c0e-9a55-0d6d3c1b0c01", "6f0c1a52-7b0e-4c0e-9a55-0d6d3c1b0b01"
LANGUAGES = ("pl", "uk", "en", "ru")
# What a page with a form that is sent may set: the token against forged forms, and nothing else.
FORM = ("csrftoken",)


@dataclass(frozen=True)
class Page:
    """A page: the name of its address or its page type, its path in Polish, who may see it (a login of the demo)."""

    name: str
    path: str
    who: str = ""
    status: int = 200
    cookies: tuple[str, ...] = ()

    def address(self, language: str) -> str:
        """Its path in a language."""
        return self.path if language == "pl" else f"/{language}{self.path}"


PUBLIC = [
    Page("LadaHomePage", "/"),
    Page("advocacy:stories", "/opowiesci/"),
    Page("advocacy:stories", "/opowiesci/?q=Gdynia&need=food"),
    Page("advocacy:stories", "/opowiesci/?q=asdfghjkl"),
    Page("advocacy:story", "/opowiesci/przyklad-osrodek/"),
    Page("advocacy:story", "/opowiesci/przyklad-dwa-przystanki/"),
    Page("network:finder", "/pomoc/"),
    Page("network:finder", "/pomoc/?q=Gdynia"),
    Page("network:finder", "/pomoc/?q=Osiek"),
    Page("network:finder", "/pomoc/?q=Zakopane"),
    Page("network:finder", "/pomoc/?q=asdfghjkl"),
    Page("network:shop", "/sklepy/bolszewo-szkolna-52/"),
    Page("network:shop", "/sklepy/tychy-spichlerz/"),
    Page("network:shop", f"/sklepy/{SHOP}/"),
    Page("network:shop", "/sklepy/przyklad-tczew/"),
    Page("network:shop", "/sklepy/przyklad-lublin/"),
    Page("network:shop_sources", "/sklepy/katowice-tysiaclecia-82/zrodla/"),
    Page("network:shop_sources", f"/sklepy/{SHOP}/zrodla/"),
    Page("network:shop_sms", "/sklepy/bolszewo-szkolna-52/sms/"),
    Page("network:referral_request", "/sklepy/bolszewo-szkolna-52/prosba-o-skierowanie/?with=uk"),
    Page("network:data", "/dane/"),
    Page("network:self_check", "/sprawdz/"),
    Page("network:self_check_steps", "/sprawdz/po-kolei/"),
    Page("network:partner_shops", "/dla-partnerow/"),
    Page("network:partner_compare", f"/dla-partnerow/porownanie/?shop=bolszewo-szkolna-52&shop={SHOP}"),
    Page("network:partner_gaps", "/dla-partnerow/bez-sklepu/"),
    Page("network:partner_impact", "/dla-partnerow/wyniki/"),
    Page("network:requests", "/potrzeby/"),
    Page("network:request", f"/potrzeby/{REQUEST}/"),
    Page("network:enquiry_new", f"/sklepy/{SHOP}/zapytanie/", cookies=FORM),
    Page("network:operator_enquiry_new", "/prowadzacy/1/zapytanie/", cookies=FORM),
    Page("network:enquiry_code", "/zapytania/kod/", cookies=FORM),
    Page("network:leaders", "/liderzy/"),
    Page("network:leaders", "/liderzy/?q=Tczew&lang=uk"),
    Page("network:leader", "/liderzy/przyklad-halina/"),
    Page("network:leader", "/liderzy/przyklad-oleksij/"),
    Page("network:leader_enquiry_new", "/liderzy/przyklad-halina/zapytanie/", cookies=FORM),
    Page("network:consent_withdraw", "/zgody/", cookies=FORM),
    Page("receipt", "/pisz/kod/", cookies=FORM),
    Page("login", "/konto/wejscie/", cookies=FORM),
    Page("login_code", "/konto/wejscie/kod/", cookies=FORM),
    Page("sign_up", "/konto/nowe/", cookies=FORM),
    Page("404", "/nie-ma/", status=404),
    Page("404", "/sklepy/bolszewo-szkolna/", status=404),
    Page("preferences", "/dostosuj/"),
    Page("PlainPage", "/kontakt/"),
    Page("PlainPage", "/telefony-pomocy/"),
    Page("PlainPage", "/bezpieczne-przegladanie/"),
    Page("PlainPage", "/sprawy-domowe/"),
    Page("PlainPage", "/prywatnosc/"),
    Page("ProjectPage", "/o-projekcie/"),
    Page("PlainPage", "/o-projekcie/inne-projekty/"),
    Page("NewsIndexPage", "/aktualnosci/"),
    Page("NewsPage", "/aktualnosci/przyklad-tlumaczenie-przy-kasie/"),
    Page("AccessibilityStatementPage", "/deklaracja-dostepnosci/"),
]
# No address leads to these; the tests put what the site answers at these addresses.
ERRORS = [Page(str(status), f"/blad/{status}/", status=status) for status in (400, 403, 413, 429, 500, 503)]
PRIVATE = [
    Page("style_page", "/wyglad/", "staff"),
    Page("network:people_desk", "/ludzie/", "staff"),
    Page("network:people_desk", "/ludzie/?q=a", "staff"),
    Page("network:account_new", "/ludzie/nowe-konto/", "staff"),
    Page("account", "/konto/", "shop"),
    Page("usersessions_list", "/konto/sesje/", "shop"),
    Page("mfa_index", "/konto/drugi-krok/", "shop"),
    Page("mfa_index", "/konto/drugi-krok/", "company"),
    Page("account_reauthenticate", "/konto/potwierdz/", "shop"),
    Page("mfa_reauthenticate", "/konto/potwierdz/drugi-krok/", "company"),
    Page("network:desk", "/moje-sklepy/", "shop"),
    Page("network:desk_shop", f"/moje-sklepy/{SHOP}/", "shop"),
    Page("network:desk_request_new", f"/moje-sklepy/{SHOP}/potrzeby/nowa/", "shop"),
    Page("network:desk_request_change", f"/moje-sklepy/{SHOP}/potrzeby/{REQUEST}/zmien/", "shop"),
    Page("network:enquiries", "/zapytania/", "shop"),
    Page("my_texts", "/pisz/", "leader"),
    Page("story_new", "/pisz/opowiesc/", "leader"),
    Page("leader_text", "/pisz/o-mnie/", "leader"),
    Page("story_recorded_new", "/pisz/dla-kogos/", "leader"),
    Page("network:leader_own", "/liderzy/przyklad-halina/moja-strona/", "leader"),
    Page("network:leader_end", "/liderzy/przyklad-halina/koniec-mandatu/", "leader"),
    Page("network:request", f"/potrzeby/{REQUEST}/", "company"),
    Page("network:offers", "/oferty/", "company"),
    Page("network:offer_new", "/oferty/nowa/", "company"),
    Page("network:offer", f"/oferty/{OFFER}/", "company"),
]
PAGES = [*PUBLIC, *ERRORS, *PRIVATE]

# Addresses that show no page of their own.
NO_PAGE = {
    "network:place_suggestions": "JSON for the field of the finder",
    "network:shop_calendar": "a calendar file",
    "network:shop_by_number": "leads on to the shop",
    "network:partner_csv": "a file",
    "network:partner_xlsx": "a file",
    "network:partner_gaps_csv": "a file",
    "network:request_promise": "answers a form; leads back to the request",
    "network:request_take_back": "answers a form",
    "network:offer_withdraw": "answers a form",
    "network:desk_capacity": "answers a form; leads back to the desk",
    "network:desk_contact": "answers a form; leads back to the desk",
    "network:desk_request_met": "answers a form",
    "network:desk_request_reopen": "answers a form",
    "network:desk_request_withdraw": "answers a form",
    "network:enquiry": "a talk that must be begun first: see the journey of partners",
    "network:enquiry_open": "answers a form",
    "network:enquiry_close": "answers a form",
    "story_text": "a story that must be begun first: see the journey of a story",
    "story_photo": "a story that must be begun first: see the journey of a story",
    "story_send": "a story that must be begun first: see the journey of a story",
    "story_withdraw": "a story that must be begun first: see the journey of a story",
    "story_delete": "a story that must be begun first: see the journey of a story",
    "story_take_back": "answers a form",
    "story_edit": "answers a form",
    "leader_step": "answers a form",
    "network:leader_mine": "leads on to a leader's own screen",
    "LeaderIndexPage": "leads on to the list of leaders",
    "LeaderPage": "lends its prose to the page of its leader",
    "network:person_record": "asks first why one looks: see the tests of roles",
    "network:slip_new": "about one person: see the tests of roles",
    "network:role_grant": "about one person: see the tests of roles",
    "network:role_end": "about one role of one person: see the tests of roles",
    "network:consent": "a consent that must be given first: see the tests of consents",
    "network:consent_desk": "a consent that must be given first: see the tests of consents",
    "network:consents_about": "the consents of one text: see the tests of consents",
    "network:consent_new": "a consent for one text: see the tests of consents",
    "advocacy:stories_feed": "a feed",
    "advocacy:shop_stories_feed": "a feed",
    "advocacy:leader_stories_feed": "a feed",
    "account_login": "allauth's name of login",
    "logout": "answers a form",
    "login_passkey": "answers a form and the browser's question",
    "mfa_authenticate": "a step of coming in: see the journey of logins",
    "enter_code": "a step that a sent code begins: see the journey of logins",
    "account_contact_remove": "answers a form",
    # Open for ten minutes after coming in; the journey of logins looks at them.
    "account_password": "of one's own login",
    "account_contact": "of one's own login",
    "mfa_activate_totp": "of one's own login",
    "mfa_add_webauthn": "of one's own login",
    "mfa_deactivate_totp": "of one's own login",
    "mfa_view_recovery_codes": "of one's own login",
    "mfa_generate_recovery_codes": "of one's own login",
    "account_app_picture": "a picture",
    "mfa_reauthenticate_webauthn": "needs a passkey: see the journey of logins",
    "mfa_remove_webauthn": "needs a passkey: see the journey of logins",
    "sitemap": "XML for search engines",
    "manifest": "JSON for the phone's home screen",
    "picture": "a picture",
    "StoryIndexPage": "leads on to the list of stories",
    "StoryPage": "lends its prose to the page of its story",
    "ShopIndexPage": "leads on to the finder",
    "ShopPage": "lends its prose to the page of its shop",
}
