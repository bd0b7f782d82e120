"""What is made while the wheel is built? The compiled catalogues: they are not kept in the repository."""

from pathlib import Path
from typing import Any

import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

APPS = ("network", "advocacy")  # what the wheel holds


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for po in (po for app in APPS for po in Path(self.root, app, "locale").glob("*/LC_MESSAGES/django.po")):
            polib.pofile(str(po)).save_as_mofile(str(po.with_suffix(".mo")))
