"""The rows of accounts: who can sign in. None of them is in the record."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from folkmoot.door.models import Kept
from folkmoot.door.rows import fresh


class Accounts(BaseUserManager["Account"]):
    """Every page of whoever has signed in asks for one by its key: so that query is built once."""

    def get(self, *args: Any, **given: Any) -> "Account":
        if args or given.keys() != {"pk"}:
            return super().get(*args, **given)
        found = fresh(self.model, id=given["pk"])
        if not found:
            raise self.model.DoesNotExist
        return found[0]


class Account(AbstractBaseUser, Kept):
    """Somebody who can sign in: a person of the record, or nobody yet. No account may do more than its person."""

    email = models.EmailField(max_length=254, unique=True)
    person = models.CharField(max_length=24, null=True, unique=True)
    language = models.CharField(max_length=8, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    since = models.DateTimeField(auto_now_add=True)

    objects = Accounts()

    USERNAME_FIELD = EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.email


class Remembered(Kept):
    """What several processes remember together for a while: how often somebody tried. Django's cache reads it."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "accounts_remembered"


class Renewal(Kept):
    """A new way to sign in: asked for under an id, with the new address; then the entry that allowed it."""

    request = models.CharField(max_length=64, unique=True)
    address = models.CharField(max_length=254, blank=True)
    entry = models.BigIntegerField(null=True, unique=True)


class Invited(Kept):
    """Who was last invited to have an account, when, and by whom. It goes when they have one."""

    person = models.CharField(max_length=24, primary_key=True)
    at = models.DateTimeField(db_index=True)
    by = models.CharField(max_length=24)
