"""Where each page of an account stands. The names are those under which allauth asks for them."""

from allauth.account import views as account
from django.urls import path

urlpatterns = [
    path("sign-in", account.login, name="sign-in"),
    path("sign-in", account.login, name="account_login"),
]
