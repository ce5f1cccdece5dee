"""The forms of accounts: allauth's, in our words, with a hint where one is needed and no text that vanishes."""

from typing import Any
from zoneinfo import available_timezones

from allauth.account import forms as account
from allauth.mfa.base import forms as second
from allauth.mfa.totp import forms as app
from allauth.mfa.webauthn import forms as passkey
from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.models import Account

Words = dict[str, tuple[str | Promise, str | Promise]]

ADDRESS = _("Your e-mail address")
NEW_PASSWORD = _("At least ten characters. A few words that nobody would guess make a good one.")
MAILED = _("It is in the mail: eight letters. It does not matter whether they are small or capital.")
REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


class Plain:
    """A form in our words: for each field what it is called, and a hint."""

    words: Words = {}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, field in self.fields.items():  # type: ignore[attr-defined]  # of the form that this is mixed into
            field.label, field.help_text = self.words.get(name, (field.label, ""))
            field.widget.attrs.pop("placeholder", None)
            field.error_messages["required"] = _("Nothing is typed here yet.")
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = _("This is not how an e-mail address is written: name@place.example.")


class SignIn(Plain, account.LoginForm):
    words = {"login": (ADDRESS, ""), "password": (_("Your password"), "")}


class New(Plain, account.SignupForm):
    words = {
        "email": (ADDRESS, _("A code goes there, to see that it is yours.")),
        "password1": (
            _("A password, if you want one"),
            _("At least ten characters. Without a password, a code comes by mail each time that you sign in."),
        ),
    }


class AskForCode(Plain, account.RequestLoginCodeForm):
    words = {"email": (ADDRESS, "")}


class SignInCode(Plain, account.ConfirmLoginCodeForm):
    words = {"code": (_("The code"), MAILED)}


class AddressCode(Plain, account.ConfirmEmailVerificationCodeForm):
    words = {"code": (_("The code"), MAILED)}


class LostPassword(Plain, account.ResetPasswordForm):
    words = {"email": (ADDRESS, "")}


class LostPasswordCode(Plain, account.ConfirmPasswordResetCodeForm):
    words = {"code": (_("The code"), MAILED)}


class LostPasswordNew(Plain, account.ResetPasswordKeyForm):
    words = {"password1": (_("The new password"), NEW_PASSWORD), "password2": (_("The new password once more"), "")}


class FirstPassword(Plain, account.SetPasswordForm):
    words = LostPasswordNew.words


class ChangePassword(Plain, account.ChangePasswordForm):
    words = {"oldpassword": (_("The password until now"), ""), **LostPasswordNew.words}


class ChangeAddress(Plain, account.AddEmailForm):
    words = {"email": (_("The new e-mail address"), _("A code goes there, to see that it is yours."))}


class Again(Plain, account.ReauthenticateForm):
    words = {"password": (_("Your password"), "")}


class SecondFactor(Plain, second.AuthenticateForm):
    words = {"code": (_("The code"), _("From the app on your phone, or one of your recovery codes."))}


class AgainByCode(Plain, second.ReauthenticateForm):
    words = SecondFactor.words


class AddApp(Plain, app.ActivateTOTPForm):
    words = {"code": (_("The code that the app shows"), _("Six figures; new ones come every half minute."))}


class AddPasskey(Plain, passkey.AddWebAuthnForm):
    words = {"name": (_("What you call it"), _("So that you can tell it from others: “my phone”, for instance."))}


class NamePasskey(Plain, passkey.EditWebAuthnForm):
    words = AddPasskey.words


class Preferences(Plain, forms.ModelForm):
    """In which language an account is written to, and where its days begin."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
    zone = forms.ChoiceField(required=False)
    words = {
        "language": (_("Your language"), _("Of the pages on this device, and of the mails that you get.")),
        "zone": (_("Your time zone"), _("Times are shown as the clocks of this place have them.")),
    }

    class Meta:
        model = Account
        fields = ("language", "zone")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["zone"].choices = zones()  # type: ignore[attr-defined]


class Delete(Plain, forms.Form):
    """Somebody means it."""

    sure = forms.BooleanField()
    words = {"sure": (_("Yes, delete my account"), "")}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["sure"].error_messages["required"] = _("Tick this if you mean it: nothing is deleted otherwise.")


def zones() -> list[tuple[str, str | Promise]]:
    """Every time zone that is called after a place, and the organisation's own first."""
    places = sorted(zone for zone in available_timezones() if zone.partition("/")[0] in REGIONS)
    return [("", _("That of the organisation")), *((zone, zone.replace("_", " ")) for zone in places)]
