"""Offices that know each other and pass bundles on a stick, with nothing in between but files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from desktop.application.cases import CaseDraft, Cases
from desktop.application.corrections import Corrections
from desktop.application.evidence import Evidence, EvidenceDraft
from desktop.application.exchange import BundleReview, Exchange, ExportReport
from desktop.application.office_cards import OfficeCards
from desktop.application.offices import (
    OfficeDraft,
    People,
    PersonDraft,
    confirm_password,
    create_office,
    open_office,
)
from desktop.application.ports import random_id
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import Workspace, World
from desktop.domain.calendar import Calendar
from desktop.domain.entries.evidence import EvidenceAdded
from desktop.domain.entries.office import PersonAdmitted, StationStarted
from desktop.domain.evidence import Attachment
from desktop.domain.ids import (
    CaseId,
    Digest,
    EvidenceId,
    IncidentId,
    OfficeId,
    RespondentId,
    StationId,
)
from desktop.domain.measure import Track
from desktop.domain.office import Role
from desktop.storage.schema import DERIVED_TABLES
from desktop.vault import stored_zip
from desktop.vault.cards import MEMBERS
from desktop.vault.keys import SealingKey, SigningKey, public_text
from tests.builders import CLERK, EVERYONE, FOUNDER, OFFICE, PASSWORD, a_case
from tests.fakes import FixedClock

NAMES = ("青山镇", "石桥镇", "白水县")
MORNING = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def a_light_world(clock: FixedClock) -> World:
    """Return a world in which no law is read: passing bundles on needs none."""
    return World(clock=clock, ids=random_id, packs=RulePacks(), calendar=Calendar(years=()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """An office with a clerk and a second person, and a stick to carry bundles on."""

    work: Workspace
    stick: Path

    @property
    def id(self) -> OfficeId:
        """Return the office's id."""
        return self.work.founding.office

    @property
    def station(self) -> StationId:
        """Return the station that writes here."""
        return self.work.store.journal.station

    @property
    def exchange(self) -> Exchange:
        """Return what passes between this office and others."""
        return Exchange(self.work)

    @property
    def clock(self) -> FixedClock:
        """Return the clock on the wall."""
        clock = self.work.world.clock
        assert isinstance(clock, FixedClock)
        return clock

    def accepts(self, other: Neighbour) -> None:
        """Accept the card of another office, in two names."""
        path = self.stick / f"{other.id}.qhc"
        OfficeCards(other.work).export_card(path)
        self.accepts_card(path, "当面核对")

    def accepts_card(self, path: Path, compared_how: str) -> OfficeId:
        """Accept the card in a file, in two names."""
        cards = OfficeCards(self.work)
        return cards.accept_card(cards.inspect_card(path), compared_how, EVERYONE, PASSWORD)

    def case(self, matter: str = "", words: str = "11月17日 值班：张伟") -> CaseId:
        """Open a case with a piece of evidence."""
        case, _ = a_case(self.work)
        if matter and matter != self.matter(case):
            Corrections(self.work).correct(case, "matter", matter, "补充")
        self.evidence(case, words.encode())
        return case

    def evidence(self, case: CaseId, data: bytes) -> None:
        """Add a file to a case."""
        path = self.stick / "证据.txt"
        path.write_bytes(data)
        draft = EvidenceDraft(
            path=path, name="证据", origin="调取", collected_on=None, collectors=(CLERK,)
        )
        Evidence(self.work).add(case, draft)
        path.unlink()

    def sends(self, to: Neighbour, *cases: CaseId) -> ExportReport:
        """Write a bundle onto the stick."""
        number = len(list(self.stick.glob("*.qhb"))) + 1
        target = self.stick / f"{self.work.founding.short_name}-{number}.qhb"
        return self.exchange.export(cases, to.id, target, "请审核")

    def takes(self, bundle: ExportReport | Path) -> BundleReview:
        """Take a bundle in."""
        path = bundle if isinstance(bundle, Path) else bundle.path
        return self.exchange.import_bundle(path)

    def matter(self, case: CaseId) -> str:
        """Return what a case is about."""
        return self.work.file(case).opened.now.matter

    def correct(self, case: CaseId, matter: str) -> None:
        """Let the case be about something else."""
        Corrections(self.work).correct(case, "matter", matter, "更正")

    def settle(self, case: CaseId, matter: str) -> None:
        """Choose what the case is about, where both sides changed it."""
        (dispute,) = self.work.file(case).disputes
        Cases(self.work).settle(case, dispute, matter)

    def rows(self) -> str:
        """Return a digest over every row of every table that is kept: two are equal or not."""
        database = self.work.store.database
        digest = sha256()
        names = database.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        for (name,) in names:
            if not name.startswith(("sqlite_", "found_")):
                rows = sorted(map(repr, database.rows(f"SELECT * FROM {name}")))  # noqa: S608 # own tables
                digest.update("\n".join((name, *rows)).encode())
        return digest.hexdigest()

    def shown(self) -> str:
        """Return a digest over what lists show and search finds, whenever it came in."""
        database = self.work.store.database
        digest = sha256()
        for name in DERIVED_TABLES:
            if name not in ("threads", "numbers") and not name.startswith("found"):
                rows = sorted(map(repr, database.rows(f"SELECT * FROM {name}")))  # noqa: S608 # own tables
                digest.update("\n".join((name, *rows)).encode())
        return digest.hexdigest()

    def files(self) -> list[str]:
        """Return the names of all sealed files."""
        folder = self.work.folder / "attachments"
        return sorted(path.name for path in folder.rglob("*") if path.is_file())


def a_new_office(folder: Path, draft: OfficeDraft, clock: FixedClock) -> Workspace:
    """Make an office of a clerk who keeps the keys and of one who does everything."""
    work = create_office(folder, draft, FOUNDER, a_light_world(clock))
    People(work).admit(PersonDraft(name=EVERYONE, password=PASSWORD, roles=tuple(Role)))
    return work


class MadeOffices:
    """Three practice offices that accepted each other's cards: made once, copied for each test."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        clock = FixedClock(MORNING)
        made = []
        for name in NAMES:
            work = a_new_office(folder / name, OFFICE_OF[name], clock)
            made.append(Neighbour(work=work, stick=folder))
        for one in made:
            for other in made:
                if one is not other:
                    one.accepts(other)
        for one in made:
            one.work.close()

    @contextmanager
    def copied(self, folder: Path) -> Iterator[tuple[Neighbour, Neighbour, Neighbour]]:
        """Return the offices open, as they were made."""
        stick = folder / "U盘"
        stick.mkdir(parents=True)
        clock = FixedClock(MORNING)
        opened = []
        for name in NAMES:
            shutil.copytree(self._folder / name, folder / name)
            work = open_office(folder / name, CLERK, PASSWORD, a_light_world(clock))
            opened.append(Neighbour(work=work, stick=stick))
        try:
            first, second, third = opened
            yield first, second, third
        finally:
            for one in opened:
                one.work.close()


OFFICE_OF = {
    name: replace(OFFICE, name=f"{name}人民政府", division=name, short_name=name) for name in NAMES
}


@pytest.fixture(scope="session")
def made_offices(tmp_path_factory: pytest.TempPathFactory) -> MadeOffices:
    """Three offices that know each other, to be copied."""
    return MadeOffices(tmp_path_factory.mktemp("offices"))


@pytest.fixture
def offices(
    made_offices: MadeOffices, tmp_path: Path
) -> Iterator[tuple[Neighbour, Neighbour, Neighbour]]:
    """Two townships and a county desk that know each other."""
    with made_offices.copied(tmp_path) as opened:
        yield opened


def case_draft(
    matter: str, incident: IncidentId, about: RespondentId, work: Workspace
) -> CaseDraft:
    """Return a case that joins what is here already."""
    return CaseDraft(
        matter=matter,
        incidents=(incident,),
        respondents=(about,),
        track=Track.PARTY_DISCIPLINE,
        body=next(iter(work.office.bodies)),
    )


def claimed(work: Workspace, case: CaseId, size: int, times: int = 1) -> None:
    """Record evidence whose files nobody could hold."""
    with work.together():
        for number in range(times):
            digest = Digest(sha256(f"{case} {number}".encode()).hexdigest())
            file = Attachment(digest=digest, name="录像.mp4", size=size, media="video/mp4")
            work.record(
                EvidenceAdded(
                    evidence=EvidenceId(work.new_id()),
                    number=number + 2,
                    name="录像",
                    origin="调取",
                    collected_on=MORNING.date(),
                    collectors=(CLERK,),
                    file=file,
                ),
                case,
            )


def only_key_keeper(office: Neighbour) -> Neighbour:
    """Return the office with somebody acting who keeps keys and nothing else."""
    return _only(office, "钱管", Role.KEY_KEEPER)


def acting(office: Neighbour, name: str) -> Neighbour:
    """Return the same office with another person acting."""
    person, key = confirm_password(office.work.folder, name, PASSWORD)
    work = Workspace(office.work.store, person, key, office.work.world)
    return replace(office, work=work)


@contextmanager
def a_real_office(folder: Path) -> Iterator[Neighbour]:
    """Return an office that is not for practice."""
    draft = replace(OFFICE_OF[NAMES[0]], practice=False)
    work = create_office(folder, draft, FOUNDER, a_light_world(FixedClock(MORNING)))
    try:
        yield Neighbour(work=work, stick=folder)
    finally:
        work.close()


def only_clerk(office: Neighbour) -> Neighbour:
    """Return the office with somebody acting who is a clerk and nothing else."""
    return _only(office, "孙办", Role.CLERK)


def only_reviewer(office: Neighbour) -> Neighbour:
    """Return the office with somebody acting who reviews and does nothing else."""
    return _only(office, "周审", Role.REVIEWER)


def _only(office: Neighbour, name: str, role: Role) -> Neighbour:
    people = People(acting(office, EVERYONE).work)
    people.admit(PersonDraft(name=name, password=PASSWORD, roles=(role,)))
    return acting(office, name)


def go_on_as_new_station(office: Neighbour) -> None:
    """Go on with a restored copy as it must: as a station of its own."""
    work = office.work
    store = work.store
    before = store.journal.head(store.journal.station)
    assert before is not None
    store.start_station(SigningKey.new(), SealingKey.new())
    with work.together():
        work.record(
            StationStarted(
                station=store.journal.station,
                signing_key=public_text(store.station_key.public),
                sealing_key=store.sealing_key.recipient,
                continues=before.entry,
            )
        )
        work.record(
            PersonAdmitted(
                person=work.person,
                name=CLERK,
                station=store.journal.station,
                key=public_text(work.key.public),
            )
        )


def newer_card(office: Neighbour) -> bytes:
    """Return a card as a newer program might write it."""
    body, _ = stored_zip.unpack(OfficeCards(office.work).card_file(), MEMBERS)
    newer = body.replace(b'"format":1', b'"format":2')
    return stored_zip.pack((("card.json", newer), ("card.sig", bytes(64))))
