from django.apps import AppConfig


class GrievancesConfig(AppConfig):
    name = "folkmoot.grievances"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from folkmoot.grievances import acts, bench, due, fate, hidden, overdue, readers  # noqa: F401
