from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Damaged
from desktop.vault import keys
from desktop.vault.keys import SealingKey, SigningKey
from tests.machine import needs
from tests.vault.refusals import refused

SEED = bytes(range(32))
# age recipients whose curve point lets everybody know the shared secret.
ALL_ZERO = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqhqh24m"


# The first two tests of RFC 8032, section 7.1.
@pytest.mark.parametrize(
    ("seed", "public", "message", "signature"),
    [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
    ],
)
def test_signatures_are_those_of_the_standard(
    seed: str, public: str, message: str, signature: str
) -> None:
    key = SigningKey(bytes.fromhex(seed))

    assert key.public.hex() == public
    assert key.sign(bytes.fromhex(message)).hex() == signature
    assert keys.verify(key.public, bytes.fromhex(message), bytes.fromhex(signature))


def test_a_new_key_takes_its_randomness_from_the_source_it_is_given() -> None:
    assert SigningKey.new(lambda count: SEED[:count]).seed == SEED
    assert SigningKey.new().seed != SigningKey.new().seed


def test_every_flipped_bit_of_key_message_or_signature_is_seen() -> None:
    key = SigningKey(SEED)
    message = b"what was decided"
    whole = (key.public, message, key.sign(message))

    assert keys.verify(*whole)
    for place, part in enumerate(whole):
        for bit in range(len(part) * 8):
            flipped = bytearray(part)
            flipped[bit // 8] ^= 1 << bit % 8
            parts = [*whole]
            parts[place] = bytes(flipped)
            assert not keys.verify(*parts)


@given(st.binary(max_size=70), st.binary(max_size=10), st.binary(max_size=70))
def test_malformed_keys_and_signatures_are_simply_wrong(
    public: bytes, message: bytes, signature: bytes
) -> None:
    assert not keys.verify(public, message, signature)


def test_a_key_anybody_can_sign_for_is_not_believed() -> None:
    neutral = bytes([1]) + bytes(31)

    assert not keys.verify(neutral, b"anything", neutral + bytes(32))


def test_a_station_is_named_after_its_key() -> None:
    # printf of the public key of the seed 00…1f, through sha256sum.
    public = SigningKey(SEED).public
    assert public.hex() == "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8"
    assert keys.station_id(public) == "56475aa75463474c0285df5dbf2bcab7"


def test_no_secret_is_shown() -> None:
    signing, sealing = SigningKey.new(), SealingKey.new()
    shown = f"{signing!r} {signing} {sealing!r} {sealing}"

    assert signing.seed.hex() not in shown
    assert keys.public_text(signing.seed) not in shown
    assert "SECRET" not in shown
    assert keys.public_text(signing.public) in shown
    assert sealing.recipient in shown


def test_a_public_key_is_read_as_it_was_written() -> None:
    public = SigningKey(SEED).public

    assert keys.read_public(keys.public_text(public)) == public


@pytest.mark.parametrize("text", ["", "A", "AAAA", "=" * 44, "A" * 42 + "B=", "口" * 44, "A" * 44])
def test_what_is_no_public_key_is_refused(text: str) -> None:
    assert refused(Damaged, lambda: keys.read_public(text)) == ["vault.key_unreadable"]


def test_a_sealing_key_is_read_as_it_was_written() -> None:
    key = SealingKey.new()

    assert key.secret_text().startswith("AGE-SECRET-KEY-1")
    assert SealingKey(key.secret_text()).recipient == key.recipient


@pytest.mark.parametrize("text", ["", "AGE-SECRET-KEY-1", "age1qqq", "口令"])
def test_what_is_no_sealing_key_is_refused(text: str) -> None:
    assert refused(Damaged, lambda: SealingKey(text)) == ["vault.key_unreadable"]


def test_a_recipient_is_one_exact_text() -> None:
    recipient = SealingKey.new().recipient

    assert keys.is_recipient(recipient)
    for text in ("", "age1", recipient.upper(), recipient + " ", recipient[:-1], "口" * 62):
        assert not keys.is_recipient(text)


def test_a_recipient_nobody_alone_can_open_for_is_refused() -> None:
    assert not keys.is_recipient(ALL_ZERO)


@needs("openssl")
def test_openssl_verifies_with_the_exported_key(tmp_path: Path) -> None:
    key = SigningKey.new()
    (tmp_path / "key.pem").write_text(keys.public_pem(key.public))
    (tmp_path / "message").write_bytes(b"what was decided")
    (tmp_path / "signature").write_bytes(key.sign(b"what was decided"))
    command = [
        "openssl",
        "pkeyutl",
        "-verify",
        "-pubin",
        "-rawin",
        "-inkey",
        "key.pem",
        "-in",
        "message",
        "-sigfile",
        "signature",
    ]

    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0

    (tmp_path / "message").write_bytes(b"what was forged!")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode != 0
