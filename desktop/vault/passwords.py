"""Passwords: what may be one, and how a key is drawn from it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Annotated

import nacl.exceptions
import nacl.utils
from msgspec import Meta
from nacl.pwhash import argon2id

from desktop.errors import Problem, Unavailable

MEBIBYTE = 2**20
LEAST_OPERATIONS: int = argon2id.OPSLIMIT_INTERACTIVE
LEAST_MEMORY: int = argon2id.MEMLIMIT_INTERACTIVE
# What we read is bounded too: a hostile keys.json must not ask for 100 GB or for an hour.
MOST_OPERATIONS = 16
MOST_MEMORY = 256 * MEBIBYTE

KEY_BYTES = 32
SALT_BYTES: int = argon2id.SALTBYTES
LEAST_CHARACTERS = 8
MOST_CHARACTERS = 1_000


class Derivation(Enum):
    """How a key is drawn from a password; the name is libsodium's, with the version in it."""

    ARGON2ID = "argon2id13"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one try of a password costs, for its owner and for a thief alike; memory in bytes."""

    operations: int
    memory: int


LEAST_COST = Cost(operations=LEAST_OPERATIONS, memory=LEAST_MEMORY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything but the password that a key is drawn from."""

    algorithm: Derivation
    operations: Annotated[int, Meta(ge=LEAST_OPERATIONS, le=MOST_OPERATIONS)]
    memory: Annotated[int, Meta(ge=LEAST_MEMORY, le=MOST_MEMORY)]
    salt: Annotated[bytes, Meta(min_length=SALT_BYTES, max_length=SALT_BYTES)]


def new_figures(cost: Cost) -> Figures:
    """Return figures of this cost with a salt never used before."""
    return Figures(
        algorithm=Derivation.ARGON2ID,
        operations=cost.operations,
        memory=cost.memory,
        salt=nacl.utils.random(SALT_BYTES),
    )


def calibrate(
    *,
    clock: Callable[[], float],
    target_seconds: float = 0.5,
    memory_ceiling: int = MOST_MEMORY,
) -> Cost:
    """Return the cost that takes about ``target_seconds`` here, never less than the least.

    Memory is raised before operations: it is what a thief with many processors lacks. ``clock``
    gives seconds that only rise. Work grows with the product of both, so one timing will do; the
    shorter of two is taken, because whatever else the computer did can only have lengthened it.
    """
    ceiling = min(memory_ceiling, MOST_MEMORY)
    times_over = target_seconds / min(_seconds(LEAST_COST, clock), _seconds(LEAST_COST, clock))
    memory = LEAST_MEMORY
    while times_over >= 2 and memory * 2 <= ceiling:
        memory *= 2
        times_over /= 2
    operations = min(max(int(LEAST_OPERATIONS * times_over), LEAST_OPERATIONS), MOST_OPERATIONS)
    return Cost(operations=operations, memory=memory)


def _seconds(cost: Cost, clock: Callable[[], float]) -> float:
    figures = new_figures(cost)
    started = clock()
    derive_key("", figures)
    return max(clock() - started, 0.001)


def derive_key(password: str, figures: Figures) -> bytes:
    """Return the 32 bytes that this password and these figures always give.

    One password typed on two systems may reach us composed differently: it is normalised (NFC).

    Raises:
        Unavailable: the computer cannot give the memory now.
    """
    text = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    try:
        return argon2id.kdf(
            KEY_BYTES, text, figures.salt, opslimit=figures.operations, memlimit=figures.memory
        )
    except nacl.exceptions.RuntimeError:
        needed = figures.memory // MEBIBYTE
        raise Unavailable(Problem("vault.no_memory", megabytes=needed)) from None


def password_problems(password: str) -> tuple[Problem, ...]:
    """Return why this cannot be a new password; nothing where it can."""
    if len(password) < LEAST_CHARACTERS:
        return (Problem("vault.password_short", about="password", least=LEAST_CHARACTERS),)
    if len(password) > MOST_CHARACTERS:
        return (Problem("vault.password_long", about="password", most=MOST_CHARACTERS),)
    return ()
