"""Which files does a picture element offer?"""

from django import template

from cms.blocks.pictures import Files, files
from cms.files.models import SiteImage

register = template.Library()


@register.simple_tag
def picture_files(image: SiteImage) -> Files:
    """Every width in every format of the picture (``cms.blocks.pictures``)."""
    return files(image)
