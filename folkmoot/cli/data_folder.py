"""Opens the data folder for commands that need it. Django is loaded only by then."""

import os


def load() -> None:
    """Load Django with the environment's settings. Makes no file and opens no database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.settings")
    import django

    django.setup()


def open_data_folder() -> None:
    """Load Django, make the data folder where there is none, and bring its tables up to date."""
    load()
    migrate()


def migrate() -> None:
    """Make the data folder and bring its tables up to date. Django must be loaded."""
    from django.core.management import call_command

    from folkmoot import settings

    settings.make_home()
    call_command("migrate", verbosity=0, skip_checks=True)
