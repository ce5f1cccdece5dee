from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bodies", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="begins",
            field=models.CharField(blank=True, max_length=5),
        ),
        migrations.AddField(
            model_name="meeting",
            name="place",
            field=models.CharField(blank=True, max_length=45),
        ),
    ]
