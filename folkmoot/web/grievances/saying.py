"""What somebody is in a case, in words."""

from collections.abc import Mapping

from django.utils.translation import pgettext_lazy

from folkmoot.web import words

ROLES: Mapping[str, words.Said] = {
    "complainant": pgettext_lazy("a role", "complains"),
    "supporter": pgettext_lazy("a role", "stands by the complaint"),
    "respondent": pgettext_lazy("a role", "is complained about"),
    "named": pgettext_lazy("a role", "is named in it"),
    "witness": pgettext_lazy("a role", "was called to be heard"),
}
