"""The demo's exchange: cards compared, cases sent, a value changed on both sides, settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.application.cases import Cases
from desktop.application.corrections import Corrections
from desktop.application.demo.play import PASSWORD, PracticeOffice
from desktop.application.demo.story import ExchangeStory
from desktop.application.exchange import Exchange
from desktop.application.office_cards import OfficeCards
from desktop.application.progress import Progress
from desktop.domain.ids import CaseId, OfficeId
from desktop.storage.disk import guarded, written_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """What the exchange left on the stick, and what came of it."""

    bundles: tuple[str, ...]
    keys: tuple[str, ...]
    disputed: int
    settled: int


class Stick:
    """A folder that is carried from one office to the other."""

    def __init__(self, out: Path, story: ExchangeStory, day: date, progress: Progress) -> None:
        """Lay the stick into ``out``; everything happens on one day."""
        self._out = out
        self._story = story
        self._day = day
        self._progress = progress
        for name in ("bundles", "keys"):
            with guarded(out / name):
                (out / name).mkdir()

    def carry(
        self, township: PracticeOffice, county: PracticeOffice, cases: tuple[CaseId, ...]
    ) -> Exchanged:
        """Send cases to the county and back, with a value that both sides changed meanwhile."""
        to_county = self._introduce(county, township)
        to_township = self._introduce(township, county)
        there = self._send(township, to_county, cases, "township-1.qhb")
        self._take(county, there)
        self._correct(county, cases[0], self._story.corrected)
        with township.clerk(self._day) as work:
            matter = work.file(cases[0]).opened.now.matter
        self._correct(township, cases[0], f"{matter} (41)")
        back = self._send(county, to_township, cases[:1], "county-1.qhb")
        self._take(township, back)
        disputed, settled = self._settle(township, cases[0])
        return Exchanged(
            bundles=(there, back),
            keys=(self._leave_keys(township), self._leave_keys(county)),
            disputed=disputed,
            settled=settled,
        )

    def _introduce(self, known: PracticeOffice, to: PracticeOffice) -> OfficeId:
        """Let one office accept the card of another: the key keeper acts, a second confirms."""
        card = self._out / "bundles" / f"{known.folder.name}.qhc"
        with known.clerk(self._day) as work:
            OfficeCards(work).export_card(card)
        with to.clerk(self._day) as work:
            cards = OfficeCards(work)
            review = cards.inspect_card(card)
            return cards.accept_card(review, self._story.compared, to.pair[1], PASSWORD)

    def _send(
        self, office: PracticeOffice, to: OfficeId, cases: tuple[CaseId, ...], name: str
    ) -> str:
        target = self._out / "bundles" / name
        with office.clerk(self._day) as work:
            Exchange(work).export(cases, to, target, self._story.reason, self._progress)
        return target.relative_to(self._out).as_posix()

    def _take(self, office: PracticeOffice, name: str) -> None:
        with office.clerk(self._day) as work:
            Exchange(work).import_bundle(self._out / name, self._progress)

    def _correct(self, office: PracticeOffice, case: CaseId, matter: str) -> None:
        with office.clerk(self._day) as work:
            Corrections(work).correct(case, "matter", matter, self._story.why)

    def _settle(self, office: PracticeOffice, case: CaseId) -> tuple[int, int]:
        with office.clerk(self._day) as work:
            disputes = work.file(case).disputes
            for dispute in disputes:
                Cases(work).settle(case, dispute, self._story.corrected, self._story.why)
            return len(disputes), len(disputes) - len(work.file(case).disputes)

    def _leave_keys(self, office: PracticeOffice) -> str:
        """Leave what opens and verifies this practice office's bundles with standard tools."""
        name = Path("keys") / office.folder.name
        with office.clerk(self._day) as work:
            secret = Exchange(work).station_secret_text()
            public = OfficeCards(work).public_key_file()
        for suffix, text in ((".age-key", secret + "\n"), (".pem", public)):
            with written_whole(self._out / f"{name}{suffix}") as file:
                file.write(text.encode("ascii"))
        return name.as_posix()
