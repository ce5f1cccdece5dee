"""What the tests of the pages of complaints share: a case, and a browser for each of the cast."""

import re

import pytest
from django.test import Client

from folkmoot.grievances.conftest import Story, justice
from folkmoot.web.page import ACTOR, AHEAD


class Stage(Story):
    """A case, and who looks at its pages."""

    def opened(self, name=None):
        """A browser in which somebody of the cast reads, at the time of the test."""
        client = Client()
        session = client.session
        session[ACTOR] = self.moot[name] if name else ""
        session[AHEAD] = self.moot.now.isoformat()
        session.save()
        return client

    def shown(self, name, path=None):
        """The words of a page, of the case's if no other is named, as somebody reads it."""
        answer = self.opened(name).get(path or f"/complaints/{self.case}")
        assert answer.status_code == 200, answer.status_code
        return text(answer)

    def status(self, name, path=None):
        return self.opened(name).get(path or f"/complaints/{self.case}").status_code


def text(answer):
    """The words of an answer, on one line."""
    said = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", answer.content.decode()))
    return re.sub(r" ([.,:;])", r"\1", said)


@pytest.fixture
def stage(db):
    """The stage under the model charter, and Bram's complaint about Sid."""
    told = Stage(justice())
    told.begins()
    return told
