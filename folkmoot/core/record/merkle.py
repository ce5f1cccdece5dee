"""The hash tree of RFC 6962 section 2.1 (the same in RFC 9162): roots, proofs, and the frontier that grows.

Leaf hash SHA-256(0x00 || line), node hash SHA-256(0x01 || left || right), root of no leaves SHA-256("").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from folkmoot.core.record.malformed import Malformed

HASH_SIZE: Final = 32
EMPTY_ROOT: Final = sha256(b"").digest()
MAX_SIZE: Final = 2**63 - 1


def leaf_hash(line: bytes) -> bytes:
    """RFC 6962 2.1: the hash of one entry, given its exact bytes without the line end."""
    return sha256(b"\x00" + line).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """RFC 6962 2.1: the hash of two subtrees."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """All that must be kept of a tree in order to append to it and to know its root.

    `hashes` are the roots of the perfect subtrees that a tree of `size` leaves splits into, largest first: one for
    each bit set in `size`, so at most 63.
    """

    size: int
    hashes: tuple[bytes, ...]

    @classmethod
    def empty(cls) -> Frontier:
        """The frontier of the tree of no leaves."""
        return cls(0, ())

    def append(self, leaf: bytes) -> Frontier:
        """The frontier of the tree with one more leaf, given by its leaf hash."""
        kept, carry, size = len(self.hashes), leaf, self.size
        while size & 1:
            kept -= 1
            carry = sha256(b"\x01" + self.hashes[kept] + carry).digest()
            size >>= 1
        return Frontier(self.size + 1, (*self.hashes[:kept], carry))

    def extend(self, leaves: Iterable[bytes]) -> Frontier:
        """The frontier after many leaf hashes; far quicker than as many times `append`."""
        grown = self
        pending: list[bytes] = []
        for leaf in leaves:
            pending.append(leaf)
            if len(pending) >= _BLOCK and (grown.size + len(pending)) % _BLOCK == 0:
                grown = grown._extended(pending)
                pending = []
        return grown._extended(pending)

    def _extended(self, leaves: Sequence[bytes]) -> Frontier:
        """RFC 6962 2.1, level by level: what a level leaves unpaired at its right end is the frontier's hash there."""
        rights: list[bytes] = []  # smallest subtree first
        kept = list(self.hashes)
        level, size = list(leaves), self.size
        total = size + len(leaves)
        while level or kept:
            if size & 1:
                level.insert(0, kept.pop())
            if len(level) & 1:
                rights.append(level.pop())
            pairs = iter(level)
            level = [sha256(b"\x01" + left + right).digest() for left, right in zip(pairs, pairs, strict=True)]
            size >>= 1
        return Frontier(total, tuple(reversed(rights)))

    def root(self) -> bytes:
        """RFC 6962 2.1: the Merkle tree hash."""
        if not self.hashes:
            return EMPTY_ROOT
        carry = self.hashes[-1]
        for left in self.hashes[-2::-1]:
            carry = sha256(b"\x01" + left + carry).digest()
        return carry

    def to_bytes(self) -> bytes:
        """The size in eight bytes, most significant first, then the hashes."""
        return self.size.to_bytes(8, "big") + b"".join(self.hashes)

    @classmethod
    def from_bytes(cls, data: bytes) -> Frontier:
        """The inverse of `to_bytes`; Malformed for bytes that it never gives."""
        size = int.from_bytes(data[:8], "big")
        if len(data) < 8 or size > MAX_SIZE or len(data) != 8 + HASH_SIZE * size.bit_count():
            raise Malformed("expected a frontier: eight bytes of size, then 32 bytes for each bit set in the size")
        return cls(size, tuple(data[i : i + HASH_SIZE] for i in range(8, len(data), HASH_SIZE)))


_BLOCK = 4096


def root(leaf_hashes: Iterable[bytes]) -> bytes:
    """RFC 6962 2.1: the root over leaf hashes in order, in memory that does not grow with their number."""
    return Frontier.empty().extend(leaf_hashes).root()


def inclusion_proof(leaf_hashes: Sequence[bytes], index: int) -> list[bytes]:
    """RFC 6962 2.1.1: the audit path from leaf `index` to the root, nearest sibling first."""
    if not 0 <= index < len(leaf_hashes):
        raise ValueError(f"no leaf {index} in a tree of {len(leaf_hashes)}")
    proof, low, high = [], 0, len(leaf_hashes)
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            proof.append(root(leaf_hashes[middle:high]))
            high = middle
        else:
            proof.append(root(leaf_hashes[low:middle]))
            low = middle
    return proof[::-1]


def consistency_proof(leaf_hashes: Sequence[bytes], old: int) -> list[bytes]:
    """RFC 6962 2.1.2: proof that the tree of the first `old` leaves is the beginning of the tree of all.

    Empty for `old` equal to 0 (everything begins with nothing) and for `old` equal to the whole size.
    """
    if not 0 <= old <= len(leaf_hashes):
        raise ValueError(f"no tree of {old} leaves at the beginning of one of {len(leaf_hashes)}")
    if old == 0:
        return []
    proof, low, high, whole = [], 0, len(leaf_hashes), True
    while old != high:
        middle = low + _split(high - low)
        if old <= middle:
            proof.append(root(leaf_hashes[middle:high]))
            high = middle
        else:
            proof.append(root(leaf_hashes[low:middle]))
            low, whole = middle, False
    if not whole:
        proof.append(root(leaf_hashes[low:high]))
    return proof[::-1]


def verify_inclusion(leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """RFC 9162 2.1.3.2: whether `proof` shows the leaf at `index` of the tree with that size and root.

    False for any hash that is not 32 bytes long.
    """
    if not 0 <= index < size <= MAX_SIZE or not _all_hashes(leaf_hash, root, *proof):
        return False
    fn, sn, carry = index, size - 1, leaf_hash
    for sibling in proof:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            carry = node_hash(sibling, carry)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            carry = node_hash(carry, sibling)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and carry == root


def verify_consistency(old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """RFC 9162 2.1.4.2: whether `proof` shows the old tree to be the beginning of the new one.

    The cases that the RFC leaves open: from the empty tree the proof is empty and the old root is EMPTY_ROOT, as
    C2SP witnesses have it; trees of equal size are consistent if their roots are the same bytes and the proof is
    empty. Hashes that take part in any computation must be 32 bytes long.
    """
    if not 0 <= old_size <= new_size <= MAX_SIZE:
        return False
    if old_size == new_size and old_size > 0:
        return not proof and old_root == new_root
    if not _all_hashes(old_root, new_root, *proof):
        return False
    if old_size == 0:
        return not proof and old_root == EMPTY_ROOT and (new_size > 0 or new_root == EMPTY_ROOT)
    path = [old_root, *proof] if old_size & (old_size - 1) == 0 else list(proof)
    if not path:
        return False
    fn, sn = old_size - 1, new_size - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    old_carry = new_carry = path[0]
    for sibling in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            old_carry, new_carry = node_hash(sibling, old_carry), node_hash(sibling, new_carry)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            new_carry = node_hash(new_carry, sibling)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and old_carry == old_root and new_carry == new_root


def _split(size: int) -> int:
    """RFC 6962 2.1: the largest power of two smaller than `size`."""
    return 1 << (size - 1).bit_length() - 1


def _all_hashes(*hashes: bytes) -> bool:
    return all(len(each) == HASH_SIZE for each in hashes)
