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
    Page("login", "/konto/wejscie/", cookies=FORM),
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
    Page("network:desk", "/moje-sklepy/", "shop"),
    Page("network:desk_shop", f"/moje-sklepy/{SHOP}/", "shop"),
    Page("network:desk_request_new", f"/moje-sklepy/{SHOP}/potrzeby/nowa/", "shop"),
    Page("network:desk_request_change", f"/moje-sklepy/{SHOP}/potrzeby/{REQUEST}/zmien/", "shop"),
    Page("network:enquiries", "/zapytania/", "shop"),
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
    "logout": "answers a form",
    "sitemap": "XML for search engines",
    "manifest": "JSON for the phone's home screen",
    "picture": "a picture",
    "ShopIndexPage": "leads on to the finder",
    "ShopPage": "lends its prose to the page of its shop",
}
