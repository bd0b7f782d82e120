"""Which addresses do stories have?"""

from django.urls import path

from advocacy.stories import feeds, views

urlpatterns = [
    path("opowiesci/", views.stories, name="stories"),
    path("opowiesci/kanal.atom", feeds.stories_feed, name="stories_feed"),
    path("opowiesci/<slug:slug>/", views.story, name="story"),
    path("sklepy/<slug:slug>/opowiesci.atom", feeds.shop_stories_feed, name="shop_stories_feed"),
    path("liderzy/<slug:slug>/opowiesci.atom", feeds.leader_stories_feed, name="leader_stories_feed"),
]
