"""The community around social shops: places and people. A plugin for any Wagtail site."""
