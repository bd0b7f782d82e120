"""How often has something been done lately?"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Usage(models.Model):
    """How often one key was used in one stretch of time. ``key`` is a keyed hash: nobody's address is kept."""

    key = models.CharField(max_length=64)
    window = models.BigIntegerField()  # number of the stretch since 1970
    count = models.PositiveIntegerField(default=0)
    forget_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("use")
        verbose_name_plural = _("uses")
        constraints = [
            models.UniqueConstraint(fields=["key", "window"], name="network_usage_once"),
            models.CheckConstraint(condition=~Q(key=""), name="network_usage_has_key"),
        ]

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.count}"
