"""Which links stand in the menus, in which order?"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Page

from cms.menus.queries import MenuItemQuerySet


class MenuItem(ClusterableModel):
    """A link to a page, which every language shows in its own translation, or to a part of the site that is no page."""

    class Menu(models.TextChoices):
        MAIN = "main", _("top of every page")
        FOOTER = "footer", _("bottom of every page")

    class Place(models.TextChoices):
        """Parts of the site that are no pages, by the name of their address."""

        FINDER = "network:finder", _("Help nearby")
        SELF_CHECK = "network:self_check", _("May I come?")
        REQUESTS = "network:requests", _("What shops need")
        STORIES = "advocacy:stories", _("Stories")
        LEADERS = "network:leaders", _("Who speaks for us")
        FORUM = "network:forum", _("Forum")
        PARTNERS = "network:partner_shops", _("For partners")
        DATA = "network:data", _("Data and licences")
        ENQUIRY_CODE = "network:enquiry_code", _("Answer to my message")
        DESK = "network:desk", _("My shop")
        MY_TEXTS = "my_texts", _("Tell your story")
        CONSENTS = "network:consent_withdraw", _("Withdraw a consent")
        PREFERENCES = "preferences", _("Adjust the page")

    menu = models.CharField(_("menu"), max_length=6, choices=Menu, default=Menu.MAIN)
    page = models.ForeignKey(Page, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("page"))
    place = models.CharField(_("part of the site"), max_length=40, choices=Place, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = MenuItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("menu item")
        verbose_name_plural = _("menu items")
        ordering = ["menu", "order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(page=None) & ~Q(place="")) | (Q(page__isnull=False) & Q(place="")),
                name="cms_menu_item_leads_to_one_thing",
            ),
            models.UniqueConstraint(fields=["menu", "place"], condition=~Q(place=""), name="cms_menu_item_place_once"),
        ]

    def __str__(self) -> str:
        return str(self.page or self.get_place_display())


class MenuItemLabel(models.Model):
    """Other words for a menu item in one language; without them the page's own title or the part's name stands."""

    item = ParentalKey(MenuItem, on_delete=models.CASCADE, related_name="labels", verbose_name=_("menu item"))
    language = models.CharField(_("language"), max_length=12)
    label = models.CharField(_("label"), max_length=40)

    class Meta:
        verbose_name = _("label of a menu item")
        verbose_name_plural = _("labels of menu items")
        constraints = [models.UniqueConstraint(fields=["item", "language"], name="cms_menu_item_label_once")]

    def __str__(self) -> str:
        return self.label
