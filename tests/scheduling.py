"""Which tests go to the same worker, because what they share takes long to make?"""

from xdist.scheduler import LoadScopeScheduling

# xdist's own mark for this (``xdist_group``) has no effect with pytest 9.2, where the names of tests cannot be changed.
TOGETHER = (
    "tests/test_wheel.py",
    "tests/browser/test_answers.py",
    "tests/cms/test_demo.py",
    "tests/cms/test_demo_pages.py",
    "tests/cms/test_demo_stories.py",
)


class FilesTogether(LoadScopeScheduling):
    """The files named above stay whole and begin first, all other tests go to whoever is free."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::")[0]
        return file if file in TOGETHER else nodeid
