from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "folkmoot.bodies"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from folkmoot.bodies import acts, due, voters  # noqa: F401
