from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.ids import PersonId
from desktop.errors import Damaged, Failure, NotFound, Refused, TooNew
from desktop.journal import canonical
from desktop.vault import passwords, slots
from desktop.vault.keys import SigningKey
from desktop.vault.passwords import LEAST_COST
from desktop.vault.slots import KeyFile, Slot, SlotSecrets
from tests.vault.refusals import refused

LI = PersonId("11" * 16)
WANG = PersonId("22" * 16)
PASSWORD = "flood-duty-2026"


def some_secrets() -> SlotSecrets:
    return SlotSecrets(database_key=slots.new_database_key(), personal_key=SigningKey.new())


def a_slot(
    person: PersonId = LI,
    name: str = "李秀兰",
    password: str = PASSWORD,
    secrets: SlotSecrets | None = None,
) -> Slot:
    return slots.create_slot(
        person=person,
        name=name,
        password=password,
        secrets=secrets or some_secrets(),
        cost=LEAST_COST,
    )


@pytest.fixture(scope="module")
def slot() -> Slot:
    return a_slot()


@pytest.fixture(scope="module")
def file(slot: Slot) -> bytes:
    return slots.write_key_file(KeyFile(slots=(slot,)))


def test_a_slot_gives_back_what_was_put_in() -> None:
    secrets = some_secrets()

    opened = slots.open_slot(a_slot(secrets=secrets), PASSWORD)

    assert opened.database_key == secrets.database_key
    assert opened.personal_key.seed == secrets.personal_key.seed


def test_a_wrong_password_is_refused_in_plain_words(slot: Slot) -> None:
    codes = refused(Refused, lambda: slots.open_slot(slot, "flood-duty-2025"))

    assert codes == ["vault.wrong_password"]


def test_two_persons_open_one_database_each_with_their_own_key() -> None:
    first = some_secrets()
    second = replace(some_secrets(), database_key=first.database_key)
    keys = KeyFile(slots=(a_slot(secrets=first),))
    keys = keys.with_slot(a_slot(WANG, "王建国", "another-password", second))

    read = slots.read_key_file(slots.write_key_file(keys))
    li = slots.open_slot(read.slot_of(LI), PASSWORD)
    wang = slots.open_slot(read.slot_of(WANG), "another-password")

    assert read == keys
    assert li.database_key == wang.database_key
    assert li.personal_key.public != wang.personal_key.public


def test_one_persons_password_does_not_open_the_others_slot() -> None:
    other = a_slot(WANG, "王建国", "another-password")

    assert refused(Refused, lambda: slots.open_slot(other, PASSWORD)) == ["vault.wrong_password"]


def test_the_old_password_is_dead_after_a_change() -> None:
    secrets = some_secrets()
    before = a_slot(secrets=secrets)
    keys = KeyFile(slots=(a_slot(WANG, "王建国"), before))

    after = slots.change_password(before, old=PASSWORD, new="subsidy-2027", cost=LEAST_COST)
    kept = keys.with_slot(after)

    assert [held.person for held in kept.slots] == [WANG, LI]
    assert kept.slot_of(LI) == after
    assert slots.open_slot(after, "subsidy-2027").database_key == secrets.database_key
    assert refused(Refused, lambda: slots.open_slot(after, PASSWORD)) == ["vault.wrong_password"]


def test_a_change_needs_the_old_password_and_a_fit_new_one(slot: Slot) -> None:
    def change(old: str, new: str) -> Slot:
        return slots.change_password(slot, old=old, new=new, cost=LEAST_COST)

    assert refused(Refused, lambda: change("not-the-old", "subsidy-2027")) == [
        "vault.wrong_password"
    ]
    assert refused(Refused, lambda: change(PASSWORD, "short")) == ["vault.password_short"]


def test_all_that_is_wrong_with_a_new_slot_is_said_at_once() -> None:
    assert refused(Refused, lambda: a_slot(name="", password="")) == [
        "vault.password_short",
        "vault.name_unfit",
    ]
    assert refused(Refused, lambda: a_slot(password="x" * 1_001)) == ["vault.password_long"]


@pytest.mark.parametrize("name", ["x" * 201, "李\u202e秀兰", "李\u200b秀兰", "李\n秀兰"])
def test_names_that_could_deceive_are_refused(name: str) -> None:
    assert refused(Refused, lambda: a_slot(name=name)) == ["vault.name_unfit"]


def test_rare_characters_in_a_name_are_kept() -> None:
    slot = a_slot(name="𬭎𮧵·阿卜杜热合曼")

    assert slots.read_key_file(slots.write_key_file(KeyFile(slots=(slot,)))).slots == (slot,)


def test_a_name_is_kept_composed() -> None:
    assert a_slot(name="Jose\u0301").name == "Jos\u00e9"


def test_who_has_no_slot_is_not_found(slot: Slot) -> None:
    assert refused(NotFound, lambda: KeyFile(slots=(slot,)).slot_of(WANG)) == ["vault.no_slot"]


def test_the_same_password_twice_leaves_nothing_in_common() -> None:
    secrets = some_secrets()
    first, second = a_slot(secrets=secrets), a_slot(secrets=secrets)

    assert first.figures.salt != second.figures.salt
    assert first.nonce != second.nonce
    assert first.sealed != second.sealed


def test_neither_the_file_nor_what_is_shown_holds_a_secret() -> None:
    secrets = some_secrets()
    slot = a_slot(secrets=secrets)
    shown = f"{secrets!r} {slots.open_slot(slot, PASSWORD)!r} {slot!r}".encode()

    for text in (shown, slots.write_key_file(KeyFile(slots=(slot,)))):
        for secret in (secrets.database_key, secrets.personal_key.seed):
            assert secret not in text
            assert secret.hex().encode() not in text
            assert repr(secret)[2:-1].encode() not in text
        assert PASSWORD.encode() not in text


def test_every_flipped_bit_of_a_slot_is_refused(slot: Slot, file: bytes) -> None:
    key = passwords.derive_key(PASSWORD, slot.figures)
    opened = 0
    for bit in range(len(file) * 8):
        flipped = bytearray(file)
        flipped[bit // 8] ^= 1 << bit % 8
        try:
            read = slots.read_key_file(bytes(flipped)).slots[0]
        except (Damaged, TooNew):
            continue
        opened += 1
        assert read != slot
        with pytest.raises(Refused):
            # Deriving the key is the slow part; where the figures are whole, it is the same key.
            if read.figures == slot.figures:
                slots._unseal(read, key)
            else:
                slots.open_slot(read, PASSWORD)
    assert opened > 100


def test_a_file_cut_anywhere_is_refused(file: bytes) -> None:
    for length in range(len(file)):
        with pytest.raises(Damaged):
            slots.read_key_file(file[:length])


def test_a_slot_put_under_another_name_or_person_does_not_open(slot: Slot) -> None:
    for moved in (replace(slot, person=WANG), replace(slot, name="王建国")):
        with pytest.raises(Refused):
            slots.open_slot(moved, PASSWORD)


def changed(file: bytes, **figures: object) -> bytes:
    """Return the file with figures of its first slot replaced, canonical as before."""
    values = json.loads(file)
    values["slots"][0]["figures"].update(figures)
    return canonical.encode(values)


@pytest.mark.parametrize(
    "figures",
    [
        {"memory": 100 * 2**30},
        {"memory": 256 * 2**20 + 1},
        {"memory": 64 * 2**20 - 1},
        {"memory": 0},
        {"memory": -1},
        {"memory": "67108864"},
        {"memory": None},
        {"operations": 17},
        {"operations": 1},
        {"operations": 2**53 - 1},
        {"operations": True},
        {"algorithm": "argon2i"},
        {"algorithm": ""},
        {"salt": "AAAA"},
        {"salt": "A" * 10_000},
        {"surprise": 1},
    ],
)
def test_figures_of_a_hostile_file_are_bounded_before_anything_is_derived(
    file: bytes, figures: dict[str, object]
) -> None:
    hostile = changed(file, **figures)

    assert refused(Damaged, lambda: slots.read_key_file(hostile)) == ["vault.keys_damaged"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"format":1}',
        b'{"format":0,"slots":[]}',
        b'{"format":true,"slots":[]}',
        b'{"format":1,"slots":[null]}',
        b'{"format":1, "slots":[]}',
        b'{"format":1,"format":1,"slots":[]}',
        b'{"format":1,"slots":NaN}',
        b'{"format":1e999,"slots":[]}',
        b'{"format":' + b"9" * 5_000 + b',"slots":[]}',
        b'{"format":1,"slots":[],"x":"\\ud800"}',
        b'{"format":1,"slots":[]}' + b" " * 2**20,
        b"[" * 100_000 + b"]" * 100_000,
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_key_file_is_refused(data: bytes) -> None:
    assert refused(Damaged, lambda: slots.read_key_file(data)) == ["vault.keys_damaged"]


def test_one_person_twice_is_refused(slot: Slot) -> None:
    doubled = KeyFile(slots=(slot, replace(slot, name="王建国")))

    with pytest.raises(Damaged):
        slots.read_key_file(slots.write_key_file(doubled))


def test_a_name_made_to_deceive_in_the_file_is_refused(slot: Slot) -> None:
    deceiving = KeyFile(slots=(replace(slot, name="李\u202e秀兰"),))

    with pytest.raises(Damaged):
        slots.read_key_file(slots.write_key_file(deceiving))


def test_a_newer_file_is_named_as_newer_whatever_else_it_holds() -> None:
    newer = canonical.encode({"format": 2, "recovery": {}, "slots": []})

    assert refused(TooNew, lambda: slots.read_key_file(newer)) == ["vault.keys_too_new"]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(Failure):
        slots.read_key_file(data)
