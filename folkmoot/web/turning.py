"""Long lists, a page at a time: which page an address asks for, and where the next one is."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Turn:
    """One page of a list. `rest` is what else the address says, so that a search survives the turn."""

    number: int
    pages: int
    count: int
    size: int = A_PAGE
    rest: str = ""

    @property
    def start(self) -> int:
        return (self.number - 1) * self.size

    @property
    def stop(self) -> int:
        return self.number * self.size

    @property
    def before(self) -> str:
        """The address of the page before; nothing on the first."""
        return self._at(self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        return self._at(self.number + 1) if self.number < self.pages else ""

    def _at(self, number: int) -> str:
        return "?" + "&".join(each for each in (self.rest, f"page={number}") if each)


def turn(request: HttpRequest, count: int, size: int = A_PAGE) -> Turn:
    """The page that is asked for of a list of so many. Raises Http404 where the list has no such page."""
    pages = max(1, -(-count // size))
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else 0
    if not 1 <= number <= pages:
        raise Http404
    rest = request.GET.copy()
    rest.pop("page", None)
    return Turn(number, pages, count, size, rest.urlencode())
