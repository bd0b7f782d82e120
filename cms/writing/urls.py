"""Which addresses does writing have?"""

from django.urls import URLPattern, path

from cms.writing import at_desk, of_myself, photo_step, sending, views

STORY = "opowiesc/<uuid:uuid>/"

urlpatterns: list[URLPattern] = [
    path("", views.my_texts, name="my_texts"),
    path("opowiesc/", views.story_new, name="story_new"),
    path(STORY, views.story_text, name="story_text"),
    path(f"{STORY}zdjecie/", photo_step.story_photo, name="story_photo"),
    path(f"{STORY}wyslij/", sending.story_send, name="story_send"),
    path(f"{STORY}cofnij/", sending.story_take_back, name="story_take_back"),
    path(f"{STORY}zmien/", sending.story_edit, name="story_edit"),
    path(f"{STORY}zdejmij/", sending.story_withdraw, name="story_withdraw"),
    path(f"{STORY}usun/", sending.story_delete, name="story_delete"),
    path("o-mnie/", of_myself.leader_text, name="leader_text"),
    path("o-mnie/krok/", of_myself.leader_step, name="leader_step"),
    path("dla-kogos/", at_desk.story_recorded_new, name="story_recorded_new"),
    path("kod/", at_desk.receipt, name="receipt"),
]
