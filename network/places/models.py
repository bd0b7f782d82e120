"""Which places does the network know, under which names and postcodes?"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from network.places.queries import PlaceNameQuerySet, PlaceQuerySet

SOUTH, NORTH, WEST, EAST = 48.9, 55.0, 14.0, 24.3  # a box around Poland, in degrees


def in_poland(name: str) -> models.CheckConstraint:
    """The constraint that `lat` and `lon` lie in the box around Poland."""
    return models.CheckConstraint(condition=models.Q(lat__range=(SOUTH, NORTH), lon__range=(WEST, EAST)), name=name)


class Place(models.Model):
    """One place of the gazetteer: a settlement, a part of a city or an area. Written by `load_places` alone."""

    class Kind(models.TextChoices):
        """City = town with powiat rights. Town or village is a guess where the sources do not say."""

        CITY = "city", pgettext_lazy("kind of place", "city")
        TOWN = "town", pgettext_lazy("kind of place", "town")
        VILLAGE = "village", pgettext_lazy("kind of place", "village")
        DISTRICT = "district", pgettext_lazy("kind of place", "city district")
        GMINA = "gmina", pgettext_lazy("kind of place", "gmina")
        POWIAT = "powiat", pgettext_lazy("kind of place", "powiat")
        VOIVODESHIP = "voivodeship", pgettext_lazy("kind of place", "voivodeship")

    key = models.CharField(max_length=160, unique=True)  # names the row in the sources, so that it keeps its id
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=100)
    folded = models.CharField(max_length=100, db_index=True)
    sound = models.CharField(max_length=100, db_index=True)
    voivodeship = models.CharField(max_length=30, blank=True)
    powiat = models.CharField(max_length=40, blank=True)  # "kartuski", or a city with powiat rights
    gmina = models.CharField(max_length=60, blank=True)
    city = models.CharField(max_length=60, blank=True)  # of a district
    lat = models.FloatField()
    lon = models.FloatField()
    population = models.PositiveIntegerField(default=0)  # 0 = unknown

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        indexes = [models.Index(fields=["lat", "lon"], name="place_point")]
        constraints = [
            in_poland("place_in_poland"),
            models.CheckConstraint(condition=~models.Q(folded=""), name="place_has_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.city}" if self.city else self.name


class PlaceName(models.Model):
    """Another name of a place: Ukrainian, Russian, German, English, older, shorter."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="other_names")
    name = models.CharField(max_length=100)
    folded = models.CharField(max_length=100, db_index=True)
    sound = models.CharField(max_length=100, db_index=True)

    objects = PlaceNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("other name of a place")
        verbose_name_plural = _("other names of places")
        constraints = [models.UniqueConstraint(fields=["place", "folded"], name="place_name_once")]

    def __str__(self) -> str:
        return self.name


class Postcode(models.Model):
    """A Polish postcode and the middle of the addresses that have it."""

    code = models.CharField(max_length=6, primary_key=True)
    town = models.CharField(max_length=100)
    lat = models.FloatField()
    lon = models.FloatField()

    class Meta:
        verbose_name = _("postcode")
        verbose_name_plural = _("postcodes")
        constraints = [in_poland("postcode_in_poland")]

    def __str__(self) -> str:
        return f"{self.code} {self.town}"


class PlaceAlias(models.Model):
    """What people here call a point: an estate, a nickname, a spelling. Kept by editors."""

    text = models.CharField(_("what people type"), max_length=100)
    folded = models.CharField(max_length=100, unique=True, editable=False)
    name = models.CharField(_("name shown"), max_length=100)
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="aliases", verbose_name=_("place")
    )
    lat = models.FloatField(_("latitude"))
    lon = models.FloatField(_("longitude"))
    note = models.CharField(_("note for other editors"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("name people use for a place")
        verbose_name_plural = _("names people use for places")
        ordering = ["text"]
        constraints = [
            in_poland("place_alias_in_poland"),
            models.CheckConstraint(condition=~models.Q(folded=""), name="place_alias_has_letters"),
        ]

    def __str__(self) -> str:
        return f"{self.text} → {self.name}"


class GazetteerLoad(models.Model):
    """Which gazetteer lies in the tables; one row."""

    checksum = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("loaded gazetteer")
        verbose_name_plural = _("loaded gazetteers")

    def __str__(self) -> str:
        return self.checksum
