from django.apps import AppConfig


class BranchesConfig(AppConfig):
    name = "folkmoot.branches"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from folkmoot.branches import acts  # noqa: F401  # registers them; the models are complete only now
