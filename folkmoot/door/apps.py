from django.apps import AppConfig
from django.db.backends.signals import connection_created


class DoorConfig(AppConfig):
    name = "folkmoot.door"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # The registry of models is complete only now.
        from folkmoot.door import correcting, forking, guard, rotating  # noqa: F401

        connection_created.connect(guard.install, dispatch_uid="door")
