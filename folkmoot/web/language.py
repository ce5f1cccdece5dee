"""The language of this browser: chosen at the foot of every page, kept in a cookie, and else what the browser asks for.

Nothing hangs on it: whoever is sent here by another site reads a page in the other language. So no token is asked for,
and a page that only shows something needs no cookie.
"""

from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

language = csrf_exempt(require_POST(set_language))
