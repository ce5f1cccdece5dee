from django.apps import AppConfig


class DeliberationConfig(AppConfig):
    name = "folkmoot.deliberation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from folkmoot.deliberation import acts  # noqa: F401  # registers them; the models are complete only now
