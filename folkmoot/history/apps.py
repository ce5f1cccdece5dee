from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "folkmoot.history"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from folkmoot.history import acts  # noqa: F401  # registers them; the models are complete only now
