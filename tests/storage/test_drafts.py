"""Unfinished forms: kept at once, seen by their author, gone with the act."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.storage.drafts import Draft
from tests.domain.stories import MORNING, Story, person
from tests.storage.material import Office

DRAFT = Draft(form="incident", thing="新", version=1, fields='{"what":"防汛"}', saved_at=MORNING)


def test_a_draft_is_kept_in_place_of_the_one_before_latest_first(office: Office) -> None:
    drafts = office.store.drafts(person("clerk"))
    later = Draft(
        form="incident", thing="新", version=2, fields="{}", saved_at=MORNING + timedelta(hours=1)
    )
    other = Draft(form="case", thing="1", version=1, fields="", saved_at=MORNING)
    drafts.keep(DRAFT)
    drafts.keep(other)
    assert drafts.all() == (other, DRAFT)
    drafts.keep(later)
    assert drafts.all() == (later, other)
    drafts.drop("incident", "新")
    drafts.drop("incident", "新")
    assert drafts.all() == (other,)


def test_only_its_author_sees_a_draft(office: Office) -> None:
    office.store.drafts(person("clerk")).keep(DRAFT)
    reader = office.store.drafts(person("reader"))
    assert reader.all() == ()
    reader.drop(DRAFT.form, DRAFT.thing)
    assert office.store.drafts(person("clerk")).all() == (DRAFT,)


def test_a_draft_is_on_disk_when_it_was_kept(office: Office) -> None:
    office.store.drafts(person("clerk")).keep(DRAFT)
    again = Office(office.folder, create=False)
    assert again.store.drafts(person("clerk")).all() == (DRAFT,)
    again.close()


def test_a_draft_goes_in_the_moment_its_act_is_recorded(office: Office) -> None:
    drafts = office.store.drafts(person("clerk"))
    drafts.keep(DRAFT)
    incident = Story().intake()[0].act
    with pytest.raises(LookupError), office.store.writing():
        office.record(incident)
        drafts.drop(DRAFT.form, DRAFT.thing)
        raise LookupError
    assert drafts.all() == (DRAFT,)
    assert office.store.lists.incidents() == ()
    with office.store.writing():
        office.record(incident)
        drafts.drop(DRAFT.form, DRAFT.thing)
    assert drafts.all() == ()
    assert len(office.store.lists.incidents()) == 1


TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(thing=TEXT, fields=TEXT)
def test_whatever_was_typed_comes_back(office_of_all: Office, thing: str, fields: str) -> None:
    drafts = office_of_all.store.drafts(person("clerk"))
    draft = Draft(form="incident", thing=thing, version=1, fields=fields, saved_at=MORNING)
    drafts.keep(draft)
    assert draft in drafts.all()
    drafts.drop("incident", thing)
    assert drafts.all() == ()
