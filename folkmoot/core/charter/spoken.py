"""How a rule's parts become sentences, in any language: parts that say nothing fall away, each sentence ends itself."""


def sentences(*parts: str | None) -> str:
    """Each part that says something, as a sentence of its own."""
    said = [part.strip() for part in parts if part and part.strip()]
    return " ".join(f"{part[0].upper()}{part[1:]}{'' if part.endswith(('.', '?')) else '.'}" for part in said)


def joined(*parts: str | None) -> str:
    """The parts that say something, in one line, a comma before each but the first."""
    return ", ".join(part for part in parts if part)
