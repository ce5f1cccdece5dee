import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.record.malformed import Malformed
from folkmoot.core.record.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
    verify_consistency,
    verify_inclusion,
)

pytestmark = pytest.mark.slow

VECTORS = Path(__file__).parent / "vectors"
SMALL = json.loads((VECTORS / "rfc6962_small.json").read_text())
ROOTS = json.loads((VECTORS / "rfc6962_roots.json").read_text())["roots"]
CASES = json.loads((VECTORS / "rfc6962_verify_cases.json").read_text())

LARGEST = 256
LEAVES = [leaf_hash(b"%d" % i) for i in range(LARGEST)]
_naive_roots = {}


def naive_root(low, high):
    """RFC 6962 2.1 word by word: MTH(D[low:high])."""
    if (low, high) not in _naive_roots:
        if low == high:
            found = sha256(b"").digest()
        elif high - low == 1:
            found = LEAVES[low]
        else:
            k = low + naive_split(high - low)
            found = sha256(b"\x01" + naive_root(low, k) + naive_root(k, high)).digest()
        _naive_roots[low, high] = found
    return _naive_roots[low, high]


def naive_split(n):
    """The largest power of two smaller than n."""
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def naive_path(m, low, high):
    """RFC 6962 2.1.1 word by word: PATH(m, D[low:high])."""
    if high - low == 1:
        return []
    k = naive_split(high - low)
    if m < k:
        return [*naive_path(m, low, low + k), naive_root(low + k, high)]
    return [*naive_path(m - k, low + k, high), naive_root(low, low + k)]


def naive_subproof(m, low, high, whole):
    """RFC 6962 2.1.2 word by word: SUBPROOF(m, D[low:high], b)."""
    n = high - low
    if m == n:
        return [] if whole else [naive_root(low, high)]
    k = naive_split(n)
    if m <= k:
        return [*naive_subproof(m, low, low + k, whole), naive_root(low + k, high)]
    return [*naive_subproof(m - k, low + k, high, False), naive_root(low, low + k)]


def test_the_roots_and_proofs_of_the_reference_tree_hold():
    leaves = [leaf_hash(bytes.fromhex(leaf)) for leaf in SMALL["leaf_inputs"]]
    assert [leaf.hex() for leaf in leaves] == SMALL["leaf_hashes"]
    assert [root(leaves[:size]).hex() for size in range(9)] == SMALL["roots_by_size"]
    for case in SMALL["inclusion"]:
        proof = inclusion_proof(leaves[: case["size"]], case["index"])
        assert [each.hex() for each in proof] == case["proof"]
    for case in SMALL["consistency"]:
        proof = consistency_proof(leaves[: case["new"]], case["old"])
        assert [each.hex() for each in proof] == case["proof"]


def test_the_roots_of_a_thousand_leaves_hold():
    leaves = [leaf_hash(b"%d" % i) for i in range(1000)]
    assert {size: root(leaves[: int(size)]).hex() for size in ROOTS} == ROOTS


def test_there_are_196_reference_cases():
    assert len(CASES["inclusion"]) + len(CASES["consistency"]) == 196


@pytest.mark.parametrize("case", CASES["inclusion"], ids=lambda case: case["name"])
def test_reference_cases_of_inclusion(case):
    leaf, of, proof = bytes.fromhex(case["leaf_hash"]), bytes.fromhex(case["root"]), map(bytes.fromhex, case["proof"])
    assert verify_inclusion(leaf, case["index"], case["size"], list(proof), of) is case["valid"]


@pytest.mark.parametrize("case", CASES["consistency"], ids=lambda case: case["name"])
def test_reference_cases_of_consistency(case):
    old, new, proof = (
        bytes.fromhex(case["old_root"]),
        bytes.fromhex(case["new_root"]),
        map(bytes.fromhex, case["proof"]),
    )
    assert verify_consistency(case["old"], old, case["new"], new, list(proof)) is case["valid"]


def test_every_root_to_256_is_the_naive_one():
    assert naive_root(0, 0) == EMPTY_ROOT
    assert [root(LEAVES[:size]) for size in range(LARGEST + 1)] == [naive_root(0, n) for n in range(LARGEST + 1)]


@pytest.mark.parametrize("of", range(1, LARGEST + 1))
def test_every_inclusion_proof_to_256_is_the_naive_one_and_verifies(of):
    leaves, whole = LEAVES[:of], naive_root(0, of)
    for index in range(of):
        proof = inclusion_proof(leaves, index)
        assert proof == naive_path(index, 0, of)
        assert verify_inclusion(leaves[index], index, of, proof, whole)


@pytest.mark.parametrize("new", range(LARGEST + 1))
def test_every_consistency_proof_to_256_is_the_naive_one_and_verifies(new):
    leaves, whole = LEAVES[:new], naive_root(0, new)
    for old in range(new + 1):
        proof = consistency_proof(leaves, old)
        assert proof == (naive_subproof(old, 0, new, True) if old else [])
        assert verify_consistency(old, naive_root(0, old), new, whole, proof)


@given(st.integers(1, 40), st.data())
def test_a_proof_of_inclusion_that_was_touched_fails(size, data):
    index = data.draw(st.integers(0, size - 1))
    proof, whole = inclusion_proof(LEAVES[:size], index), naive_root(0, size)
    wrong_index = data.draw(st.integers(0, size + 3).filter(lambda other: other != index))
    assert not verify_inclusion(LEAVES[index], wrong_index, size, proof, whole)
    assert not verify_inclusion(LEAVES[size], index, size, proof, whole)
    assert not verify_inclusion(LEAVES[index], index, size, [*proof, whole], whole)
    assert not verify_inclusion(LEAVES[index], index, size, proof, LEAVES[size])
    if proof:
        place = data.draw(st.integers(0, len(proof) - 1))
        assert not verify_inclusion(LEAVES[index], index, size, proof[:place] + proof[place + 1 :], whole)
        touched = [*proof[:place], LEAVES[size], *proof[place + 1 :]]
        assert not verify_inclusion(LEAVES[index], index, size, touched, whole)


@given(st.integers(2, 40), st.data())
def test_a_proof_of_consistency_that_was_touched_fails(new, data):
    old = data.draw(st.integers(1, new - 1))
    proof, before, after = consistency_proof(LEAVES[:new], old), naive_root(0, old), naive_root(0, new)
    assert not verify_consistency(old, LEAVES[new], new, after, proof)
    assert not verify_consistency(old, before, new, LEAVES[new], proof)
    assert not verify_consistency(old, before, new, after, [*proof, before])
    assert not verify_consistency(new, after, old, before, proof)
    place = data.draw(st.integers(0, len(proof) - 1))
    assert not verify_consistency(old, before, new, after, proof[:place] + proof[place + 1 :])
    assert not verify_consistency(old, before, new, after, [*proof[:place], LEAVES[new], *proof[place + 1 :]])


def test_a_hash_that_is_not_32_bytes_long_is_refused():
    whole = node_hash(LEAVES[0], LEAVES[1])
    assert verify_inclusion(LEAVES[0], 0, 2, [LEAVES[1]], whole)
    assert not verify_inclusion(LEAVES[0], 0, 2, [LEAVES[1] + b"\x00"], whole)
    assert not verify_consistency(1, LEAVES[0], 2, whole, [LEAVES[1][:31]])
    assert not verify_consistency(0, EMPTY_ROOT, 1, b"short", [])


def test_everything_is_consistent_with_the_empty_tree_and_only_with_its_root():
    assert verify_consistency(0, EMPTY_ROOT, 1, LEAVES[0], [])
    assert verify_consistency(0, EMPTY_ROOT, 0, EMPTY_ROOT, [])
    assert not verify_consistency(0, LEAVES[0], 1, LEAVES[0], [])
    assert not verify_consistency(0, EMPTY_ROOT, 0, LEAVES[0], [])
    assert not verify_consistency(0, EMPTY_ROOT, 1, LEAVES[0], [LEAVES[0]])


def test_a_proof_of_what_is_not_there_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="no leaf 3 in a tree of 3"):
        inclusion_proof(LEAVES[:3], 3)
    with pytest.raises(ValueError, match="no tree of 4 leaves at the beginning of one of 3"):
        consistency_proof(LEAVES[:3], 4)


def test_a_frontier_grows_one_by_one_to_the_same_root_and_survives_being_stored():
    frontier = Frontier.empty()
    for size in range(LARGEST):
        assert frontier.size == size
        assert frontier.root() == naive_root(0, size)
        assert len(frontier.hashes) == size.bit_count()
        assert Frontier.from_bytes(frontier.to_bytes()) == frontier
        frontier = frontier.append(LEAVES[size])


@given(st.lists(st.integers(0, 40), max_size=5))
def test_growing_by_many_is_growing_one_by_one(steps):
    quick = slow = Frontier.empty()
    for step in steps:
        added = LEAVES[slow.size : slow.size + step]
        quick = quick.extend(iter(added))
        for leaf in added:
            slow = slow.append(leaf)
    assert quick == slow


def test_growing_by_very_many_is_growing_one_by_one():
    quick, slow = Frontier.empty().append(LEAVES[0]).extend(LEAVES * 40), Frontier.empty().append(LEAVES[0])
    for leaf in LEAVES * 40:
        slow = slow.append(leaf)
    assert quick == slow


@given(st.binary(max_size=150))
def test_bytes_that_are_no_frontier_are_refused(data):
    try:
        frontier = Frontier.from_bytes(data)
    except Malformed:
        return
    assert frontier.to_bytes() == data


@pytest.mark.parametrize("data", [b"", bytes(7), bytes(40), (1).to_bytes(8, "big"), b"\xff" * (8 + 64 * 32)])
def test_a_frontier_of_the_wrong_length_is_refused(data):
    with pytest.raises(Malformed, match="expected a frontier"):
        Frontier.from_bytes(data)
