"""Offices that know each other and pass bundles on a stick, with nothing in between but files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from desktop.application.cases import Cases
from desktop.application.evidence import Evidence, EvidenceDraft
from desktop.application.exchange import BundleReview, Exchange, ExportReport
from desktop.application.office_cards import OfficeCards
from desktop.application.offices import People, PersonDraft, create_office, open_office
from desktop.application.ports import random_id
from desktop.application.rule_packs import RulePacks
from desktop.application.workspace import Workspace, World
from desktop.domain.calendar import Calendar
from desktop.domain.ids import CaseId, OfficeId
from desktop.domain.office import Role
from desktop.storage.schema import DERIVED_TABLES
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
        OfficeCards(self.work).accept_card(path, "当面核对", EVERYONE, PASSWORD)

    def case(self, matter: str = "", words: str = "11月17日 值班：张伟") -> CaseId:
        """Open a case with a piece of evidence."""
        case, _ = a_case(self.work)
        if matter:
            Cases(self.work).correct(case, "matter", matter, "补充")
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
        Cases(self.work).correct(case, "matter", matter, "更正")

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


class MadeOffices:
    """Three practice offices that accepted each other's cards, made once and copied for each test."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        clock = FixedClock(MORNING)
        made = []
        for name in NAMES:
            draft = OFFICE_OF[name]
            work = create_office(folder / name, draft, FOUNDER, a_light_world(clock))
            People(work).admit(PersonDraft(name=EVERYONE, password=PASSWORD, roles=tuple(Role)))
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
    name: OFFICE.__class__(
        name=f"{name}人民政府",
        division=f"{name}",
        short_name=name,
        bodies=OFFICE.bodies,
        practice=True,
    )
    for name in NAMES
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
