from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bodies", "0002_meeting_hour_and_place")]

    operations = [
        migrations.AddField(
            model_name="presence",
            name="needed",
            field=models.PositiveIntegerField(null=True),
        ),
    ]
