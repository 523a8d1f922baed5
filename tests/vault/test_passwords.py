from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from desktop.vault import passwords
from desktop.vault.passwords import LEAST_COST, MEBIBYTE, Cost

# "é" as one character, and as "e" with a combining accent.
COMPOSED, DECOMPOSED = "caf\u00e9-secret", "cafe\u0301-secret"


def a_clock(*, lasting: float) -> Callable[[], float]:
    """Return a clock by which every timing takes so many seconds."""
    now = 0.0

    def clock() -> float:
        nonlocal now
        now += lasting
        return now

    return clock


@pytest.mark.parametrize(
    ("lasting", "cost"),
    [
        (0.05, Cost(operations=5, memory=256 * MEBIBYTE)),  # ten times the least fit into 0.5 s
        (0.125, Cost(operations=2, memory=256 * MEBIBYTE)),  # four times
        (0.16, Cost(operations=3, memory=128 * MEBIBYTE)),  # three times
        (0.25, Cost(operations=2, memory=128 * MEBIBYTE)),  # twice
        (0.4, LEAST_COST),
        (9.0, LEAST_COST),  # a slow computer gets the least, never less
        (0.0, Cost(operations=16, memory=256 * MEBIBYTE)),  # no computer is that fast
    ],
)
def test_the_cost_fits_the_computer(lasting: float, cost: Cost) -> None:
    assert passwords.calibrate(clock=a_clock(lasting=lasting), target_seconds=0.5) == cost


def test_the_memory_ceiling_is_kept_and_operations_make_up_for_it() -> None:
    low = passwords.calibrate(clock=a_clock(lasting=0.05), memory_ceiling=100 * MEBIBYTE)
    high = passwords.calibrate(clock=a_clock(lasting=0.05), memory_ceiling=4096 * MEBIBYTE)

    assert low == Cost(operations=16, memory=64 * MEBIBYTE)
    assert high.memory == 256 * MEBIBYTE


def test_on_this_computer_the_cost_is_within_bounds() -> None:
    cost = passwords.calibrate(clock=time.perf_counter, target_seconds=0.2)

    assert 2 <= cost.operations <= 16
    assert 64 * MEBIBYTE <= cost.memory <= 256 * MEBIBYTE


def test_a_key_follows_from_password_and_figures_alone() -> None:
    figures = passwords.new_figures(LEAST_COST)

    key = passwords.derive_key("flood-duty-2026", figures)

    assert len(key) == 32
    assert passwords.derive_key("flood-duty-2026", figures) == key
    assert passwords.derive_key("flood-duty-2025", figures) != key
    assert passwords.derive_key("flood-duty-2026", passwords.new_figures(LEAST_COST)) != key


def test_a_password_is_the_same_however_the_system_composes_it() -> None:
    figures = passwords.new_figures(LEAST_COST)

    assert COMPOSED != DECOMPOSED
    assert passwords.derive_key(COMPOSED, figures) == passwords.derive_key(DECOMPOSED, figures)


def test_a_password_of_any_characters_gives_a_key() -> None:
    figures = passwords.new_figures(LEAST_COST)

    assert len(passwords.derive_key("\ud800\x00口令𬭎", figures)) == 32


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on address space there")
def test_too_little_memory_is_said_and_not_a_crash() -> None:
    code = (
        "import resource\n"
        "from desktop.errors import Unavailable\n"
        "from desktop.vault import passwords\n"
        "cost = passwords.Cost(operations=2, memory=256 * passwords.MEBIBYTE)\n"
        "figures = passwords.new_figures(cost)\n"
        "resource.setrlimit(resource.RLIMIT_AS, (200 * 2**20, 200 * 2**20))\n"
        "try:\n"
        "    passwords.derive_key('flood-duty-2026', figures)\n"
        "except Unavailable as failure:\n"
        "    print(failure.problems[0].code, failure.problems[0].values)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "vault.no_memory {'megabytes': 256}\n"


@pytest.mark.parametrize(
    ("password", "codes"),
    [
        ("", ["vault.password_short"]),
        ("1234567", ["vault.password_short"]),
        ("12345678", []),
        ("长口令也可以用中文写", []),
        ("x" * 1_000, []),
        ("x" * 1_001, ["vault.password_long"]),
    ],
)
def test_what_may_be_a_password(password: str, codes: list[str]) -> None:
    assert [problem.code for problem in passwords.password_problems(password)] == codes
