"""Opening a bundle: from the outside in, and nothing deeper before what is around it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

from desktop.bundles.archive import ArchiveReader, Member
from desktop.bundles.container import CheckedRegion, Container, Region, read_container
from desktop.bundles.contents import (
    ATTACHMENT_FOLDER,
    CONTENTS,
    ENTRY_LINES,
    Contents,
    read_contents,
    read_line,
)
from desktop.bundles.header import BundleHeader, header_digest, read_header
from desktop.bundles.limits import ATTACHMENT_BYTES, CONTENTS_BYTES, ENTRIES_BYTES, LINE_BYTES
from desktop.domain.ids import Digest
from desktop.errors import Damaged, Problem, TooNew, Untrusted
from desktop.journal.entry import Entry
from desktop.vault.cards import CardStation, OfficeCard, SignedCard, read_card
from desktop.vault.keys import SealingKey, verify
from desktop.vault.sealing import BLOCK, Readable
from desktop.vault.streaming import Opener, ahead, opening

Tick = Callable[[int], None]
_FILE = re.compile(rf"{ATTACHMENT_FOLDER}[0-9a-f]{{64}}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A bundle whose header one of the stations of the card inside signed.

    Anyone can make a card, so this is no reason yet to trust it.
    """

    container: Container
    header: BundleHeader
    signed_card: SignedCard
    station: CardStation

    @property
    def digest(self) -> Digest:
        """Return the bundle's name."""
        return header_digest(self.container.header)

    @property
    def card(self) -> OfficeCard:
        """Return the card of whoever says to have sent it."""
        return self.signed_card.card


def open_bundle(file: BinaryIO) -> Bundle:
    """Return what can be read without a key; the payload is not looked at.

    Raises:
        Damaged: the file was cut or changed.
        Untrusted: the signature is not that of the station named.
        TooNew: a newer program wrote it.
    """
    members = read_container(file)
    header = read_header(members.header)
    signed_card = _card(header.card)
    stations = {held.station: held for held in signed_card.card.stations}
    station = stations.get(header.station)
    if station is None or signed_card.card.practice != header.practice:
        raise Damaged(Problem("bundle.damaged"))
    if not verify(station.signing_key, members.header, members.signature):
        raise Untrusted(Problem("bundle.bad_signature", about=header.station))
    return Bundle(container=members, header=header, signed_card=signed_card, station=station)


def check_payload(file: BinaryIO, bundle: Bundle, tick: Tick) -> None:
    """Return where the sealed bytes are those the signed header names.

    Raises:
        Damaged: they were cut or changed.
    """
    payload = bundle.header.payload
    if payload.size != bundle.container.payload.size:
        raise Damaged(Problem("bundle.damaged"))
    digest, done = sha256(), 0
    with ahead(CheckedRegion(file, bundle.container.payload)) as region:
        while block := region.read(BLOCK):
            digest.update(block)
            done += len(block)
            tick(done)
    if digest.hexdigest() != payload.sha256:
        raise Damaged(Problem("bundle.damaged"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivingFile:
    """An attachment at hand; ``stream`` is read to its end before the next one comes."""

    digest: Digest
    size: int
    stream: Readable


class PayloadReader:
    """The opened payload, read once from front to back."""

    def __init__(self, opener: Opener, bundle: Bundle) -> None:
        """Read the front page and the entries.

        Raises:
            Damaged: they are not what a bundle holds, or more than it may.
        """
        self._opener = opener
        self._bundle = bundle
        self._archive = ArchiveReader(opener)
        self._member(CONTENTS)
        self.contents: Contents = read_contents(self._archive.whole(CONTENTS_BYTES))
        self.entries: tuple[Entry, ...] = tuple(self._entries())

    def _member(self, name: str) -> Member:
        member = self._archive.next()
        if member is None or member.name != name:
            raise Damaged(Problem("bundle.damaged"))
        return member

    def _entries(self) -> Iterator[Entry]:
        size = self._member(ENTRY_LINES).size
        if size > ENTRIES_BYTES:
            raise Damaged(Problem("bundle.too_large", size=size, limit=ENTRIES_BYTES))
        count = 0
        for line in self._archive.lines(LINE_BYTES):
            count += 1
            if count > self.contents.entries:
                break
            yield read_line(line)
        if count != self.contents.entries:
            raise Damaged(Problem("bundle.damaged"))

    def files(self) -> Iterator[ArrivingFile]:
        """Yield the attachments by digest; behind the last one the whole payload is proved.

        Raises:
            Damaged: more or less than the front page says, or a file was cut or changed.
        """
        before, count, size = "", 0, 0
        while member := self._archive.next():
            count, size = count + 1, size + member.size
            if (
                not _FILE.match(member.name)
                or not before < member.name
                or member.size > ATTACHMENT_BYTES
                or count > self.contents.attachments
            ):
                raise Damaged(Problem("bundle.damaged"))
            before = member.name
            digest = Digest(member.name.removeprefix(ATTACHMENT_FOLDER))
            yield ArrivingFile(digest=digest, size=member.size, stream=self._archive)
        sealed, header = self._opener.finish(), self._bundle.header
        if (
            (count, size) != (self.contents.attachments, self.contents.attachment_bytes)
            # The stick may hold other bytes by now than those that were checked at first.
            or sealed.digest != header.payload.sha256
        ):
            raise Damaged(Problem("bundle.damaged"))


@contextmanager
def opened_payload(file: BinaryIO, bundle: Bundle, key: SealingKey) -> Iterator[PayloadReader]:
    """Open the payload with this station's key.

    Raises:
        Damaged: it is sealed to other keys, although the header names this office, or is no
            payload.
    """
    try:
        with opening(Region(file, bundle.container.payload), key) as opener:
            yield PayloadReader(opener, bundle)
    except Damaged as error:
        if any(problem.code == "vault.sealed_damaged" for problem in error.problems):
            # Its digest was right, so nobody changed it: it was sealed to other keys.
            raise Damaged(Problem("bundle.sealed_to_others")) from error
        raise


def copied(file: ArrivingFile) -> Digest:
    """Read an attachment to its end and return its true digest."""
    digest = sha256()
    while block := file.stream.read(BLOCK):
        digest.update(block)
    return Digest(digest.hexdigest())


def _card(data: bytes) -> SignedCard:
    try:
        return read_card(data)
    except TooNew as error:
        raise TooNew(Problem("bundle.too_new")) from error
    except (Damaged, Untrusted) as error:
        raise Damaged(Problem("bundle.damaged")) from error
