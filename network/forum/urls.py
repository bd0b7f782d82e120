"""Which addresses does the forum have? Those of its own words stand before the boards, whose address is one word."""

from django.urls import path

from network.forum import following_views, post_views, reveal_views, views, writing_views

TOPIC = "forum/temat/<int:pk>-<slug:slug>/"
urlpatterns = [
    path("forum/", views.forum, name="forum"),
    path("forum/bez-odpowiedzi/", views.unanswered, name="unanswered"),
    path("forum/zapamietane/", following_views.remembered, name="remembered"),
    path("forum/wpis/<int:pk>/zmien/", post_views.post_edit, name="post_edit"),
    path("forum/wpis/<int:pk>/zabierz/", post_views.post_remove, name="post_remove"),
    path("forum/wpis/<int:pk>/podziekuj/", post_views.post_thank, name="post_thank"),
    path("forum/wpis/<int:pk>/pomoglo/", post_views.post_helped, name="post_helped"),
    path("forum/wpis/<int:pk>/wczesniej/", post_views.post_history, name="post_history"),
    path("forum/wpis/<int:pk>/kto/", reveal_views.post_reveal, name="post_reveal"),
    path("forum/temat/<int:pk>/<int:position>/", views.post, name="post"),
    path(TOPIC, views.topic, name="topic"),
    path(f"{TOPIC}odpowiedz/", writing_views.topic_answer, name="topic_answer"),
    path(f"{TOPIC}odpowiem/", post_views.topic_claim, name="topic_claim"),
    path(f"{TOPIC}aktualne/", post_views.topic_confirm, name="topic_confirm"),
    path(f"{TOPIC}slysze/", following_views.topic_follow, name="topic_follow"),
    path(f"{TOPIC}zapamietaj/", following_views.topic_remember, name="topic_remember"),
    path(f"{TOPIC}prowadz/", following_views.topic_lead, name="topic_lead"),
    path("forum/<slug:slug>/", views.board, name="board"),
    path("forum/<slug:slug>/nowy-temat/", writing_views.topic_new, name="topic_new"),
    path("forum/<slug:slug>/przeczytane/", post_views.board_read, name="board_read"),
    path("forum/<slug:slug>/slysze/", following_views.board_follow, name="board_follow"),
]
