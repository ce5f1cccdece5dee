from django.apps import AppConfig


class ConstitutionConfig(AppConfig):
    name = "folkmoot.constitution"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from folkmoot.constitution import acts  # noqa: F401  # registers them; the models are complete only now
