"""Tables that grew act by act are those a rebuild from the journal gives, after anything."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.domain.entries.exchange import DisputeSettled
from desktop.domain.entries.trust import ValueCorrected
from desktop.domain.values import FieldValue
from desktop.errors import Refused
from desktop.storage.schema import DERIVED_TABLES
from tests.domain.stories import Story, Told
from tests.storage.material import Office

STORIES = [Story(number=number) for number in (1, 2, 3)]
ACTS = [list(story.acts()) for story in STORIES]
SEARCHES = ("青山镇", "值班", "zw", "2026", "改过", "%")

few = settings(max_examples=40)

Step = Callable[[Office, Office], None]


def told(story: int, place: int) -> Step:
    """Tell any act of a story, also before its time or twice."""
    one = ACTS[story][place]
    return lambda here, _: tell(here, one)


def tell(here: Office, one: Told) -> None:
    here.tell([one])


def corrected(story: int, about: str, field: str, value: FieldValue) -> Step:
    """Correct a field; one that is not there changes nothing that could be shown."""
    one = STORIES[story]
    thing = str(getattr(one, about))
    inside = about not in ("incident", "respondent")
    act = ValueCorrected(about=thing, field=field, value=value, reason="写错")
    return lambda here, _: tell(here, Told(by="clerk", act=act, case=one.case if inside else None))


def settled(here: Office, _: Office) -> None:
    """Settle the first dispute of each case with the first of its values, as text."""
    for story in STORIES:
        file = here.store.files.find(story.case)
        for dispute in file.disputes[:1] if file else ():
            inside = dispute.about not in (story.incident, story.respondent)
            value = dispute.held[0].value
            act = DisputeSettled(
                about=dispute.about,
                field=dispute.field,
                value=value if isinstance(value, str) else dispute.held[0].entry,
                settles=tuple(held.entry for held in dispute.held),
            )
            here.record(act, story.case if inside else None)


def given_up(here: Office, _: Office) -> None:
    """Begin several acts and give up in the middle."""
    try:
        with here.store.writing():
            here.tell(ACTS[2][:5])
            raise Refused(())
    except Refused:
        return


def exchanged(here: Office, there: Office) -> None:
    here.take_in(there)
    there.take_in(here)


STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(told, st.integers(0, 2), st.integers(0, len(ACTS[0]) - 1)),
    st.builds(told, st.integers(0, 2), st.integers(0, 10)),
    st.builds(
        corrected,
        st.integers(0, 2),
        st.sampled_from(["case", "incident", "respondent", "evidence", "fact"]),
        st.sampled_from(["name", "matter", "number", "place", "happened_on", "text", "status"]),
        st.sampled_from(["改过", "青山镇〔2025〕7号", "2026-01-02", "village_cadre", None, 5]),
    ),
    st.just(settled),
    st.just(given_up),
    st.just(exchanged),
)


def derived(office: Office) -> Mapping[str, object]:
    """Return everything the derived tables hold, whatever the order it came in."""
    database, lists = office.store.database, office.store.lists
    questions = {table: f"SELECT * FROM {table}" for table in DERIVED_TABLES}  # noqa: S608 - constants
    del questions["found_words"], questions["found_names"]
    questions["threads"] = (
        "SELECT thread, threads.clock, entry, latest FROM threads JOIN entries USING (sequence)"
    )
    questions["counts"] = "SELECT * FROM counts WHERE number <> 0"
    questions["found"] = "SELECT kind, thing, text FROM found"
    return {table: sorted(database.rows(question)) for table, question in questions.items()} | {
        typed: sorted((found.kind.value, found.thing) for found in lists.search(typed, 1_000))
        for typed in SEARCHES
    }


# The other office was first with an incident that has our next number, too.
SAME_NUMBER = [(True, told(0, 0)), (False, told(1, 2)), (False, told(0, 0)), (False, exchanged)]


@few
@example(SAME_NUMBER)
@given(st.lists(st.tuples(st.booleans(), STEPS), min_size=1, max_size=60))
def test_a_rebuild_gives_the_tables_that_acts_one_by_one_gave(
    steps: list[tuple[bool, Step]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here, there = Office(Path(folder) / "a"), Office(Path(folder) / "b", "石桥镇")
        for swapped, step in steps:
            step(*((there, here) if swapped else (here, there)))
        for office in (here, there):
            grown = derived(office)
            files = [office.store.files.find(story.case) for story in STORIES]
            entries = office.store.tables.rebuild()
            assert derived(office) == grown
            assert [office.store.files.find(story.case) for story in STORIES] == files
            assert entries == len(list(office.store.journal.everything()))
            office.close()
