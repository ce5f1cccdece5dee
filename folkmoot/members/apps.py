from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "folkmoot.members"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from folkmoot.members import acts, due, standing  # noqa: F401  # registers them; the models are complete only now
