"""The proof that an entry stands in the record, walked at the moment when the page is asked for."""

from dataclasses import dataclass

from django.db.models import Q

from folkmoot.core.record.merkle import Frontier, inclusion_proof, leaf_hash, root, verify_inclusion
from folkmoot.door.models import Entry, Head

BLOCK = 256
"""Leaves to a block: a power of two, so that the root of a whole block is a node of the tree."""

_roots: list[bytes] = []
"""The root of each whole block so far. A record only grows, so they stay true; `prove` starts anew if they are not."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether the entry leads to the root of the whole record, by which hashes."""

    holds: bool
    leaf: bytes
    path: tuple[bytes, ...]
    root: bytes


def prove(entry: Entry, head: Head) -> Proof:
    """The way from the entry's exact bytes to the root of the record.

    The proof of a leaf is the proof inside its block and then the proof of the block among the roots of all blocks
    (RFC 6962 splits at powers of two, so the two meet). The roots of whole blocks are kept in the process: a page reads
    the leaves of two blocks and as many new ones as there are, and hashes n / 256 of them, not n. Nothing rests on
    what is kept: a proof that does not hold is made again from the rows before the page says so.
    """
    leaf, whole = leaf_hash(bytes(entry.line)), Frontier.from_bytes(bytes(head.frontier)).root()
    if leaf != bytes(entry.leaf):
        return Proof(False, leaf, (), whole)
    for _ in range(2):
        path = _path(entry.index, head.size)
        if verify_inclusion(leaf, entry.index, head.size, path, whole):
            return Proof(True, leaf, tuple(path), whole)
        _roots.clear()
    return Proof(False, leaf, tuple(path), whole)


def _path(index: int, size: int) -> list[bytes]:
    blocks, block = -(-size // BLOCK), index // BLOCK
    _learn(size // BLOCK)
    own, last = _leaves(block, blocks - 1, size)
    roots = _roots[: size // BLOCK] + ([root(last)] if size % BLOCK else [])
    if len(roots) < blocks or not own:  # a row is missing
        return []
    return inclusion_proof(own, index % BLOCK) + inclusion_proof(roots, block)


def _learn(whole: int) -> None:
    """Read the leaves of whole blocks whose roots are not known yet."""
    known = len(_roots)
    if known >= whole:
        return
    rows = Entry.objects.filter(index__gte=known * BLOCK, index__lt=whole * BLOCK).order_by("index")
    leaves: list[bytes] = []
    for leaf in rows.values_list("leaf", flat=True).iterator(chunk_size=BLOCK):
        leaves.append(bytes(leaf))
        if len(leaves) == BLOCK:
            _roots.append(root(leaves))
            leaves.clear()


def _leaves(block: int, last: int, size: int) -> tuple[list[bytes], list[bytes]]:
    """The leaves of a block and of the last one."""
    wanted = Q(index__gte=block * BLOCK, index__lt=(block + 1) * BLOCK) | Q(index__gte=last * BLOCK)
    rows = Entry.objects.filter(wanted, index__lt=size).order_by("index").values_list("index", "leaf")
    found: dict[int, list[bytes]] = {block: [], last: []}
    for index, leaf in rows:
        found[index // BLOCK].append(bytes(leaf))
    return found[block], found[last]
