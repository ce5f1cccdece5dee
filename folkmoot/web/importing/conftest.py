"""What the tests of these pages share."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from folkmoot.web.conftest import be

LIST = "Name;E-mail;Chapter;Shoe\nUna;una@example.org;North;38\nVic;vic@example.org;;39\nAda;;North;40\nVic;;;1\n"


@pytest.fixture
def ada(client, moot, settings, tmp_path):
    """Ada, the General Secretary, at the pages; a data folder of its own."""
    settings.FOLKMOOT_HOME = tmp_path
    be(client, moot["Ada"])
    return moot


@pytest.fixture
def sent(client, ada):
    """Sends a list; the address of its draft."""

    def send(content=LIST):
        file = SimpleUploadedFile("list.csv", content.encode())
        response = client.post("/members/import", {"list": file})
        assert response.status_code == 302, response.content.decode()
        return response["Location"].removesuffix("/columns")

    return send


@pytest.fixture
def looked(client, sent):
    """Sends a list and takes its columns as they are guessed; the address of its draft."""

    def look(content=LIST, **chosen):
        at = sent(content)
        page = client.get(f"{at}/columns").content.decode()
        fields = dict(re.findall(r'<select id="(column-\d+)".*?<option value="(\w+)" selected', page, re.DOTALL))
        response = client.post(f"{at}/columns", fields | chosen)
        assert (response.status_code, response["Location"]) == (302, at)
        return at

    return look
