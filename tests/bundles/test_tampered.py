"""T6: whatever is changed in a bundle or cut from it, it is refused whole; nothing is written."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from desktop.application.exchange import verify_bundle
from desktop.bundles.container import FRONT, read_container
from desktop.errors import Damaged, Failure, TooNew, Untrusted
from tests.application.two_offices import Neighbour

SEED = 20261124
REFUSALS = (Damaged, Untrusted, TooNew)


class Tampered:
    """A small bundle that is changed, and the office it is shown to."""

    def __init__(self, office: Neighbour, path: Path) -> None:
        self.office = office
        self.path = path
        self.data = path.read_bytes()
        self.before = office.rows(), office.files()

    def check_refused(self, data: bytes) -> None:
        """Show the office another file; it must not take it."""
        self.path.write_bytes(data)
        with pytest.raises(Failure) as caught:
            self.office.takes(self.path)
        assert isinstance(caught.value, REFUSALS)

    def flipped(self, bit: int) -> bytes:
        """Return the file with one bit the other way round."""
        changed = bytearray(self.data)
        changed[bit // 8] ^= 1 << bit % 8
        return bytes(changed)

    def check_flips(self, bits: Iterable[int]) -> None:
        """Refuse each flip, and write nothing."""
        for bit in bits:
            self.check_refused(self.flipped(bit))
        assert (self.office.rows(), self.office.files()) == self.before

    def check_cuts(self, lengths: Iterable[int]) -> None:
        """Refuse each cut, and write nothing."""
        for length in lengths:
            self.check_refused(self.data[:length])
        assert (self.office.rows(), self.office.files()) == self.before

    def outside(self) -> Iterator[int]:
        """Yield the bits around the sealed bytes, where there is something to read."""
        with self.path.open("rb") as file:
            behind = FRONT + read_container(file).payload.size
        yield from range(FRONT * 8)
        yield from range(behind * 8, len(self.data) * 8)


@pytest.fixture
def tampered(offices: tuple[Neighbour, Neighbour, Neighbour]) -> Tampered:
    """A bundle of one case with one small file."""
    here, there, _ = offices
    return Tampered(there, here.sends(there, here.case(words="x")).path)


def some(count: int, of: Iterable[int]) -> list[int]:
    """Return some numbers, the same in every run."""
    return random.Random(SEED).sample(list(of), count)  # noqa: S311 # which bits, not a secret


def test_flipped_bits_are_refused(tampered: Tampered) -> None:
    tampered.check_flips(some(2_500, tampered.outside()))
    tampered.check_flips(some(200, range(len(tampered.data) * 8)))


def test_cuts_are_refused(tampered: Tampered) -> None:
    size = len(tampered.data)
    tampered.check_cuts([0, 1, FRONT, size - 1, size - 2, *some(200, range(size))])


@pytest.mark.nightly
def test_every_flipped_bit_is_refused(tampered: Tampered) -> None:
    tampered.check_flips(range(len(tampered.data) * 8))


@pytest.mark.nightly
def test_a_cut_at_every_length_is_refused(tampered: Tampered) -> None:
    tampered.check_cuts(range(len(tampered.data)))


def test_two_halves_of_two_bundles_are_no_bundle(
    offices: tuple[Neighbour, Neighbour, Neighbour],
) -> None:
    here, there, _ = offices
    one, other = (here.sends(there, here.case(words="x")).path for _ in range(2))
    tampered = Tampered(there, one)
    with other.open("rb") as file:
        behind = FRONT + read_container(file).payload.size

    tampered.check_refused(tampered.data[:behind] + other.read_bytes()[behind:])
    tampered.check_refused(tampered.data + other.read_bytes())
    tampered.check_refused(os.urandom(len(tampered.data)))


def test_without_an_office_a_flip_is_seen_as_well(tampered: Tampered) -> None:
    for bit in some(150, range(len(tampered.data) * 8)):
        tampered.path.write_bytes(tampered.flipped(bit))
        with pytest.raises(REFUSALS):
            verify_bundle(tampered.path)
    tampered.path.write_bytes(tampered.data)
    assert verify_bundle(tampered.path).size
