"""Keys: Ed25519 to sign, for persons and stations; X25519 of age to open what is sealed."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable
from typing import final

import nacl.bindings
import nacl.exceptions
import nacl.signing
import nacl.utils
import pyrage

from desktop.domain.ids import StationId
from desktop.errors import Damaged, Problem

SEED_BYTES = 32
PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64
# RFC 8410: the twelve bytes before every raw Ed25519 public key in a SubjectPublicKeyInfo.
_PUBLIC_KEY_INFO = bytes.fromhex("302a300506032b6570032100")
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_SOME_SCALAR = bytes([8]) + bytes(30) + bytes([64])


@final
class SigningKey:
    """An Ed25519 key that signs; what it shows of itself is its public half only."""

    __slots__ = ("_key",)

    def __init__(self, seed: bytes) -> None:
        """Take the 32 bytes everything else follows from."""
        self._key = nacl.signing.SigningKey(seed)

    @classmethod
    def new(cls, random: Callable[[int], bytes] = nacl.utils.random) -> SigningKey:
        """Return a key never seen before; ``random`` gives so many bytes."""
        return cls(random(SEED_BYTES))

    @property
    def seed(self) -> bytes:
        """Return the secret; it is stored inside a slot or the encrypted database only."""
        return bytes(self._key)

    @property
    def public(self) -> bytes:
        """Return the 32 bytes others verify with."""
        return bytes(self._key.verify_key)

    def sign(self, message: bytes) -> bytes:
        """Return the signature, 64 bytes, always the same for the same message."""
        return self._key.sign(message).signature

    def __repr__(self) -> str:
        return f"SigningKey(public={public_text(self.public)!r})"


@final
class SealingKey:
    """An age key: anyone seals to its recipient, only its holder opens.

    A station has one, and each attachment one of its own, so that destroying it erases the file.
    """

    __slots__ = ("_identity",)

    def __init__(self, secret: str) -> None:
        """Take the text ``AGE-SECRET-KEY-1…``.

        Raises:
            Damaged: the text is no such key.
        """
        try:
            self._identity = pyrage.x25519.Identity.from_str(secret)
        except pyrage.IdentityError:
            raise Damaged(Problem("vault.key_unreadable")) from None

    @classmethod
    def new(cls) -> SealingKey:
        """Return a key never seen before."""
        return cls(str(pyrage.x25519.Identity.generate()))

    @property
    def recipient(self) -> str:
        """Return the text ``age1…`` that others seal to."""
        return str(self._identity.to_public())

    @property
    def identity(self) -> pyrage.x25519.Identity:
        """Return the key as age takes it."""
        return self._identity

    def secret_text(self) -> str:
        """Return ``AGE-SECRET-KEY-1…``, which the plain ``age`` tool takes as it is."""
        return str(self._identity)

    def __repr__(self) -> str:
        return f"SealingKey(recipient={self.recipient!r})"


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Return whether this key signed exactly this message; a malformed key or signature did not."""
    if len(public) != PUBLIC_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        nacl.bindings.crypto_sign_open(signature + message, public)
    except nacl.exceptions.BadSignatureError:
        return False
    return True


def station_id(public: bytes) -> StationId:
    """Return the id of the station that signs with this key."""
    return StationId(hashlib.sha256(public).hexdigest()[:32])


def public_text(public: bytes) -> str:
    """Return a public key as entries and cards write it: base64."""
    return base64.b64encode(public).decode("ascii")


def read_public(text: str) -> bytes:
    """Return the public key that ``public_text`` wrote.

    Raises:
        Damaged: the text is not exactly what it would have written.
    """
    try:
        public = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        public = b""
    if len(public) != PUBLIC_BYTES or public_text(public) != text:
        raise Damaged(Problem("vault.key_unreadable"))
    return public


def public_pem(public: bytes) -> str:
    """Return the file ``openssl pkeyutl -verify -pubin -rawin -inkey`` takes."""
    body = public_text(_PUBLIC_KEY_INFO + public)
    return f"-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n"


def is_recipient(text: str) -> bool:
    """Return whether something can be sealed to this ``age1…`` text.

    A few points of the curve give every sender the same known secret. age panics on them instead of
    refusing, so a hostile card would stop an export; libsodium refuses them.
    """
    try:
        if str(pyrage.x25519.Recipient.from_str(text)) != text:
            return False
        nacl.bindings.crypto_scalarmult(_SOME_SCALAR, _point(text))
    except (pyrage.RecipientError, nacl.exceptions.RuntimeError):
        return False
    return True


def _point(recipient: str) -> bytes:
    """Return the 32 bytes of a text whose alphabet and check digits were found right."""
    digits = recipient.removeprefix("age1")[:-6]
    number = 0
    for digit in digits:
        number = number << 5 | _BECH32.index(digit)
    return (number >> len(digits) * 5 - PUBLIC_BYTES * 8).to_bytes(PUBLIC_BYTES, "big")
