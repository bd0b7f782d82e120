"""What people tell comes before the editors: Wagtail's workflow with one step, for the folders of their texts."""

from django.db import migrations

EDITORS = "Editors"
NAME = "Opowieści i strony liderów"
STEP = "Redakcja czyta"
FOLDERS = ("StoryIndexPage", "LeaderIndexPage")


def make(apps, schema_editor):
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=EDITORS)
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailcore", model="groupapprovaltask"
    )
    step = apps.get_model("wagtailcore", "GroupApprovalTask")
    task = step.objects.filter(name=STEP).first() or step.objects.create(name=STEP, content_type=kind)
    task.groups.add(group)
    workflow, _ = apps.get_model("wagtailcore", "Workflow").objects.get_or_create(name=NAME)
    apps.get_model("wagtailcore", "WorkflowTask").objects.get_or_create(workflow=workflow, task_id=task.pk)
    for name in FOLDERS:
        for folder in apps.get_model("cms", name).objects.all():
            apps.get_model("wagtailcore", "WorkflowPage").objects.get_or_create(
                page_id=folder.pk, defaults={"workflow": workflow}
            )


def unmake(apps, schema_editor):
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=NAME).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name=STEP).delete()


class Migration(migrations.Migration):
    dependencies = [("cms", "0006_places_for_texts")]
    operations = [migrations.RunPython(make, unmake)]
