from django.apps import AppConfig
from django.db.backends.signals import connection_created


class DoorConfig(AppConfig):
    name = "folkmoot.door"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from folkmoot.door import correcting, guard  # noqa: F401  # the registry of models is complete only now

        connection_created.connect(guard.install, dispatch_uid="door")
