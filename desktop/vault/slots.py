"""The file ``keys.json``: one slot per person, which only that person's password opens."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from typing import Annotated

import nacl.exceptions
import nacl.utils
from msgspec import Meta
from nacl.secret import Aead

from desktop.domain.ids import PersonId
from desktop.errors import Damaged, NotFound, Problem, Refused
from desktop.vault import passwords
from desktop.vault.keys import SEED_BYTES, SigningKey
from desktop.vault.passwords import Cost, Figures
from desktop.vault.records import FORMAT, is_plain_name, read_record, write_record

DATABASE_KEY_BYTES = 32
MOST_BYTES = 2**20
MOST_SLOTS = 1_000
MOST_NAME = 200
_SEALED_BYTES = DATABASE_KEY_BYTES + SEED_BYTES + Aead.MACBYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotSecrets:
    """What a slot holds: the key of the database, shared by all, and the person's own."""

    database_key: bytes = field(repr=False)
    personal_key: SigningKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A person's secrets under their password; all that can be read of it is bound to them."""

    person: Annotated[PersonId, Meta(pattern=r"^[0-9a-f]{32}\Z")]
    name: str
    figures: Figures
    nonce: Annotated[bytes, Meta(min_length=Aead.NONCE_SIZE, max_length=Aead.NONCE_SIZE)]
    sealed: Annotated[bytes, Meta(min_length=_SEALED_BYTES, max_length=_SEALED_BYTES)]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """All slots of an office's folder, in the order the persons came."""

    format: Annotated[int, Meta(ge=FORMAT, le=FORMAT)] = FORMAT
    slots: Annotated[tuple[Slot, ...], Meta(max_length=MOST_SLOTS)]

    def slot_of(self, person: PersonId) -> Slot:
        """Return the slot of this person.

        Raises:
            NotFound: this person has none.
        """
        for slot in self.slots:
            if slot.person == person:
                return slot
        raise NotFound(Problem("vault.no_slot", about=person))

    def with_slot(self, slot: Slot) -> KeyFile:
        """Return the file with this slot in place of the person's old one, or added at the end."""
        if all(held.person != slot.person for held in self.slots):
            return replace(self, slots=(*self.slots, slot))
        kept = (slot if held.person == slot.person else held for held in self.slots)
        return replace(self, slots=tuple(kept))


def new_database_key() -> bytes:
    """Return a key no database ever had."""
    return nacl.utils.random(DATABASE_KEY_BYTES)


def create_slot(
    *, person: PersonId, name: str, password: str, secrets: SlotSecrets, cost: Cost
) -> Slot:
    """Return a slot that this password opens, and nothing else.

    Raises:
        Refused: this cannot be a password, or not a name; all that is wrong at once.
        Unavailable: too little memory now.
    """
    name = unicodedata.normalize("NFC", name)
    problems = list(passwords.password_problems(password))
    if not is_plain_name(name, MOST_NAME):
        problems.append(Problem("vault.name_unfit", about=person, most=MOST_NAME))
    if problems:
        raise Refused(problems)
    open_part = Slot(
        person=person,
        name=name,
        figures=passwords.new_figures(cost),
        nonce=nacl.utils.random(Aead.NONCE_SIZE),
        sealed=b"",
    )
    box = Aead(passwords.derive_key(password, open_part.figures))
    plain = secrets.database_key + secrets.personal_key.seed
    sealed = box.encrypt(plain, _bound(open_part), open_part.nonce).ciphertext
    return replace(open_part, sealed=sealed)


def open_slot(slot: Slot, password: str) -> SlotSecrets:
    """Return what the slot holds.

    A slot somebody changed cannot be told from a wrong password, and is refused like one.

    Raises:
        Refused: the password does not open it.
        Unavailable: too little memory now.
    """
    return _unseal(slot, passwords.derive_key(password, slot.figures))


def _unseal(slot: Slot, key: bytes) -> SlotSecrets:
    try:
        plain = Aead(key).decrypt(slot.sealed, _bound(slot), slot.nonce)
    except nacl.exceptions.CryptoError:
        raise Refused(Problem("vault.wrong_password", about=slot.person)) from None
    return SlotSecrets(
        database_key=plain[:DATABASE_KEY_BYTES],
        personal_key=SigningKey(plain[DATABASE_KEY_BYTES:]),
    )


def change_password(slot: Slot, *, old: str, new: str, cost: Cost) -> Slot:
    """Return the slot under the new password; the old one no longer opens it.

    An older copy of ``keys.json`` still opens with the old one: the keys inside stay the same.

    Raises:
        Refused: the old password is wrong, or the new one cannot be one.
        Unavailable: too little memory now.
    """
    secrets = open_slot(slot, old)
    return create_slot(person=slot.person, name=slot.name, password=new, secrets=secrets, cost=cost)


def _bound(slot: Slot) -> bytes:
    """Return all that can be read of a slot: person, name, figures, nonce."""
    return b"quanheng slot 1\n" + write_record(replace(slot, sealed=b""))


def write_key_file(keys: KeyFile) -> bytes:
    """Return the bytes of ``keys.json``."""
    return write_record(keys)


def read_key_file(data: bytes) -> KeyFile:
    """Return the slots these bytes hold, every figure within bounds.

    Raises:
        TooNew: written by a newer program.
        Damaged: anything else that ``write_key_file`` would not have written.
    """
    damaged = Problem("vault.keys_damaged")
    keys = read_record(
        data,
        KeyFile,
        limit=MOST_BYTES,
        damaged=damaged,
        too_new=Problem("vault.keys_too_new"),
    )
    persons = {slot.person for slot in keys.slots}
    names_fit = all(is_plain_name(slot.name, MOST_NAME) for slot in keys.slots)
    if len(persons) != len(keys.slots) or not names_fit:
        raise Damaged(damaged)
    return keys
