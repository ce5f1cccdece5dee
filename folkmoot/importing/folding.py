"""Words without what people write in different ways: case, accents, spaces, points."""

import unicodedata


def folded(text: str) -> str:
    """`  Kovács,  ŁUCJA` as `kovacs lucja`: the same for whoever types it in another way."""
    apart = unicodedata.normalize("NFKD", text.casefold()).replace("ł", "l").replace("ø", "o").replace("đ", "d")
    plain = "".join(sign if sign.isalnum() else " " for sign in apart if not unicodedata.combining(sign))
    return " ".join(plain.split())


def key(heading: str) -> str:
    """`E-mail address` as `emailaddress`."""
    said = heading.lower().replace("n.º", "numero").replace("nº", "numero").replace("#", "number")
    return folded(said).replace(" ", "")
