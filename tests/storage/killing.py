"""Records acts in a child that is killed at a random moment, again and again (T15).

``python -m tests.storage.killing FOLDER ROUNDS``; every round forks, so that nothing but the office
is opened anew. Ends with an error if an acknowledged act, draft or attachment is gone.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.entries.evidence import EvidenceAdded
from desktop.domain.evidence import Attachment
from desktop.domain.ids import Digest
from desktop.journal.chain import check_chain
from desktop.storage.drafts import Draft
from tests.domain.stories import DAY, MORNING, Story, name_of, person
from tests.storage.material import Office

LONGEST_LIFE = 0.08
FULL_CHECK_EVERY = 20


@dataclass(kw_only=True)
class Acknowledged:
    """What children said was safe before they were killed."""

    entries: set[str] = field(default_factory=set)
    digests: set[Digest] = field(default_factory=set)
    draft: str = ""

    def take(self, line: str) -> None:
        kind, said = line.split()
        if kind == "act":
            self.entries.add(said)
        elif kind == "file":
            self.digests.add(Digest(said))
        else:
            self.draft = said


def work(folder: Path, number: int, out: int) -> None:
    """Do what a clerk does all day, and say of each thing that it is done."""
    office = Office(folder, create=False)
    office.skip_salts(number)
    drafts = office.store.drafts(person("clerk"))
    while True:
        story = Story(number=number)
        for told in story.acts():
            recorded = office.record(told.act, told.case, told.by)
            os.write(out, f"act {recorded.entry}\n".encode())
            if isinstance(told.act, EvidenceAdded):
                add_file(office, story, out)
            draft = Draft(
                form="case", thing="1", version=1, fields=recorded.entry, saved_at=MORNING
            )
            drafts.keep(draft)
            os.write(out, f"draft {recorded.entry}\n".encode())
        number += 1_000_000


def add_file(office: Office, story: Story, out: int) -> None:
    """Add evidence whose file is sealed first and named afterwards."""
    content = os.urandom(5_000)
    stored = office.store.attachments.store_bytes(content)
    digest = stored.sealing.original
    evidence = EvidenceAdded(
        evidence=type(story.evidence)(name_of("file", digest)),
        number=2,
        name="通话记录.pdf",
        origin="派出所",
        collected_on=DAY,
        collectors=("李敏",),
        file=Attachment(digest=digest, name="a.pdf", size=5_000, media="application/pdf"),
    )
    with office.store.writing():
        office.store.attachments.keep(stored)
        recorded = office.record(evidence, story.case)
    os.write(out, f"act {recorded.entry}\nfile {digest}\n".encode())


def one_round(folder: Path, number: int) -> list[str]:
    """Let a child live for a random while; return the lines it finished.

    Every fourth may be killed while it opens the office, the others once they have done something.
    """
    source, out = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        try:
            work(folder, number, out)
        finally:
            os._exit(1)
    os.close(out)
    if number % 4:
        select.select([source], [], [])
    time.sleep(LONGEST_LIFE * int.from_bytes(os.urandom(2)) / 65536)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself"
    with os.fdopen(source, "rb") as lines:
        said = lines.read()
    return said.decode()[: said.rfind(b"\n") + 1].splitlines()


def check(folder: Path, safe: Acknowledged, *, fully: bool) -> int:
    """Prove that everything acknowledged is there; return how many entries there are."""
    office = Office(folder, create=False)
    store = office.store
    here = {entry.id for entry in store.journal.everything()}
    assert safe.entries <= here, sorted(safe.entries - here)
    station = store.journal.station
    assert check_chain(store.journal.links_after(station, 0)) == store.journal.head(station)
    if safe.draft:
        (draft,) = store.drafts(person("clerk")).all()
        assert draft.fields in here
    if fully:
        assert len(list(store.journal.check())) == len(here)
        assert store.database.is_sound()
        assert all(store.attachments.read(digest) for digest in safe.digests)
        rows = store.lists.cases()
        store.tables.rebuild()
        assert store.lists.cases() == rows
    office.close()
    return len(here)


def main(folder: Path, rounds: int) -> None:
    """Kill so many children and print how much survived."""
    Office(folder).close()
    safe = Acknowledged()
    entries = 0
    for number in range(1, rounds + 1):
        for line in one_round(folder, number):
            safe.take(line)
        fully = number % FULL_CHECK_EVERY == 0 or number == rounds
        entries = check(folder, safe, fully=fully)
    sys.stdout.write(f"{len(safe.entries)} {len(safe.digests)} {entries}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
