"""Rule packs: dated, cited data for one field of law.

Nothing here decides anything; `reader` makes a pack out of bytes, `lookup` finds what holds on a
day, `evaluation` weighs a run against it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import NewType

from desktop.domain.checklist import RunKind
from desktop.domain.deadline import Period
from desktop.domain.ids import Digest
from desktop.domain.measure import MeasureCode, Track
from desktop.domain.needs import Need
from desktop.domain.office import BodyKind
from desktop.domain.respondent import Status
from desktop.rules.combining import Combining
from desktop.rules.conditions import Condition, FactName, ItemId
from desktop.rules.law import Dated, Source, SourceId, Text
from desktop.rules.paper_law import PaperLaw

StepId = NewType("StepId", str)
StageId = NewType("StageId", str)


class AmountUnit(Enum):
    """What a parameter counts."""

    NATURAL_DAY = "natural_day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"
    PERSON = "person"
    CASE = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number of something."""

    number: int
    unit: AmountUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """An amount that the law or we set, with its dated values, oldest first."""

    id: str
    name: Text
    values: tuple[Dated[Amount], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the answers an item or a fact may have."""

    code: str
    text: Text


class Group(Enum):
    """The eight parts of the checklist, A to H."""

    FACTS = "facts"
    ATTRIBUTION = "attribution"
    CAPACITY = "capacity"
    INTENT = "intent"
    CIRCUMSTANCES = "circumstances"
    MEASURE = "measure"
    PROCEDURE = "procedure"
    RED_FLAGS = "red_flags"


class AnswerKind(Enum):
    """What an answer to an item looks like."""

    TRI_STATE = "tri_state"
    CHOICE = "choice"
    MANY = "many"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"


class Wanted(Enum):
    """When the clerk's own words are asked for beside an answer."""

    NEVER = "never"
    WHEN_IT_COUNTS = "when_it_counts"
    ALWAYS = "always"


class EffectKind(Enum):
    """What an answer can do to the result."""

    BLOCK = "block"
    WARN = "warn"
    MITIGATE = "mitigate"
    EXEMPT = "exempt"
    AGGRAVATE = "aggravate"
    CONTRADICT = "contradict"


class CaseKnowledge(Enum):
    """What a case file knows already, so that nobody is asked for it twice."""

    RESPONSIBILITY = "responsibility"
    FACTS_SHOWN = "facts_shown"
    DEFENCE_ANSWERED = "defence_answered"


class BesideItem(Enum):
    """What of the case is told beside an item, to answer it by."""

    INFLUENCE = "influence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What holds when a condition does; ``advice`` says what to do about it now."""

    kind: EffectKind
    when: Condition
    cites: tuple[SourceId, ...]
    advice: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question of the checklist.

    ``per_rung`` asks it for each lighter rung of the ladder; choices in ``alone`` exclude the
    others; ``evidence`` says that evidence is to be tied to the answer, ``support`` which would do.
    A follow-up ``opens`` only where earlier answers make it matter; ``known`` is what the case file
    may answer it from, ``tells`` what the program counts beside it. One ``of_the_act`` follows the
    law of that day.
    """

    id: ItemId
    group: Group
    ask: Text
    help: Text
    support: Text | None = None
    answer: AnswerKind
    choices: tuple[Choice, ...] = ()
    alone: tuple[str, ...] = ()
    not_applicable: bool = False
    per_rung: bool = False
    evidence: bool = False
    runs: tuple[RunKind, ...]
    opens: Condition | None = None
    of_the_act: bool = False
    known: CaseKnowledge | None = None
    tells: BesideItem | None = None
    reason: Wanted
    contrary: Wanted
    effects: tuple[Effect, ...] = ()
    cites: tuple[SourceId, ...]

    def asked_in(self, run: RunKind) -> bool:
        """Whether a run asks the item; a second reader gets the items of the binding run."""
        return (RunKind.BINDING if run is RunKind.SECOND_READER else run) in self.runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """The items, and how mitigating facts lower the highest rung that stands.

    ``lowers[n - 1]`` is by how many rungs n mitigating facts lower it, the last for all above;
    where ``light`` holds, a single one opens the first form.
    """

    tri_state: tuple[Choice, ...]
    lowers: tuple[int, ...]
    lowers_cites: tuple[SourceId, ...]
    light: Condition
    light_cites: tuple[SourceId, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RungOf:
    """The law of a measure for some statuses, where it is another than for the rest."""

    statuses: tuple[Status, ...]
    influence: tuple[Dated[Period], ...]
    cites: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A measure on a ladder, with the period in which it weighs on the respondent.

    Without ``statuses`` it is open to every status; without ``influence`` no period is known.
    ``of`` holds the law of statuses that have their own.
    ``removal_first``: whom a people's congress elected or appointed is removed by it before.
    """

    code: MeasureCode
    track: Track
    name: Text
    statuses: tuple[Status, ...] = ()
    influence: tuple[Dated[Period], ...] = ()
    removal_first: bool = False
    note: Text | None = None
    cites: tuple[SourceId, ...]
    of: tuple[RungOf, ...] = ()

    def for_status(self, status: Status) -> Rung:
        """Return the measure under the law of a status."""
        own = next((each for each in self.of if status in each.statuses), None)
        return self if own is None else replace(self, influence=own.influence, cites=own.cites)

    def open_to(self, status: Status) -> bool:
        """Whether a respondent of that status may get the measure at all."""
        return not self.statuses or status in self.statuses


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Every rung a track may end on, the lightest first; lower ones may be of another track."""

    track: Track
    rungs: tuple[Rung, ...]


class Authority(Enum):
    """What a body may do about a measure (DOMAIN section 3)."""

    DECIDE = "decide"
    PROPOSE = "propose"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """What a kind of body may do about some measures of a track, for some statuses (or all)."""

    body: BodyKind
    track: Track
    measures: tuple[MeasureCode, ...]
    statuses: tuple[Status, ...] = ()
    may: Authority
    note: Text | None = None
    cites: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A place in the procedure as the law orders it (S0 to S17), and what its gate asks for."""

    id: StageId
    name: Text
    cites: tuple[SourceId, ...]
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a gate asks for, in words, and the law that wants it."""

    need: Need
    name: Text
    cites: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where a respondent stands on a track, in the clerk's words; it holds one or more stages."""

    id: StepId
    name: Text
    stages: tuple[StageId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event a deadline runs from, or is met by."""

    code: str
    name: Text


class Bound(Enum):
    """How a text bounds an extension: by so much more, by so much in all, or not at all."""

    MORE = "more"
    IN_ALL = "in_all"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """By how much a deadline may be extended; ``period`` is there unless the bound is open.

    ``approved_by`` is whose approval it needs, where the text says so.
    """

    bound: Bound
    period: Period | None = None
    approved_by: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """How long an act may take, with its dated values, oldest first.

    No ``tracks`` or ``statuses`` means all. Without ``met_by`` no recorded act can meet it. Where
    one of the last three is empty, the time is never extended, interrupted or begun anew.
    """

    id: str
    name: Text
    starts: Event
    met_by: tuple[Event, ...] = ()
    tracks: tuple[Track, ...] = ()
    statuses: tuple[Status, ...] = ()
    note: Text | None = None
    values: tuple[Dated[Period], ...]
    extensions: tuple[Dated[Allowance], ...] = ()
    suspensions: tuple[Dated[Text], ...] = ()
    restarts: tuple[Dated[Text], ...] = ()

    def concerns(self, track: Track, status: Status | None) -> bool:
        """Whether the rule is about respondents of that status, if it is known, on that track."""
        on_track = not self.tracks or track in self.tracks
        return on_track and (not self.statuses or status in self.statuses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Numbers from ``start`` on, as far as the next band begins."""

    code: str
    start: int
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCode:
    """A fact of the case: one of a closed list (kind of conduct, harm), or a number if none.

    A number may have ``bands``, lowest first, so that cases can be compared without it.
    """

    id: FactName
    name: Text
    choices: tuple[Choice, ...]
    bands: tuple[Band, ...] = ()
    cites: tuple[SourceId, ...]


class Feature(Enum):
    """What cases are compared by."""

    CONDUCT = "conduct"
    HARM = "harm"
    DEGREE = "degree"
    SUM = "sum"
    RESPONSIBILITY = "responsibility"
    ROLE = "role"
    STATUS = "status"
    MITIGATING = "mitigating"
    AGGRAVATING = "aggravating"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """The choices of an item that count when cases are compared."""

    item: ItemId
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Similarity:
    """How cases are compared: what makes them similar, and what makes one of them the nearest.

    Cases are similar where all of ``alike`` is the same. The nearest of them differs in the fewest
    of ``features``; of two that differ in as many, the one whose differences come later in them.
    A measure ``apart`` rungs from every other of similar cases stands apart. Past cases help with
    the item they are ``asked_at``.
    """

    alike: tuple[Feature, ...]
    features: tuple[Feature, ...]
    apart: int
    asked_at: ItemId
    conduct: FactName
    harm: FactName
    degree: FactName
    sum: FactName
    responsibility: ItemId
    mitigating: Circumstances
    aggravating: Circumstances
    cites: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """A lawyer who read the whole pack and answers for it."""

    name: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePack:
    """A released pack; it is never edited, a later one stands beside it.

    ``knowledge`` says as of when the law was known; without ``reviewed_by`` no lawyer has yet
    read it, and the program says so. Without ``similarity`` no cases are compared by it.
    """

    id: str
    version: str
    digest: Digest
    name: Text
    knowledge: Text
    reviewed_by: tuple[Reviewer, ...]
    sources: tuple[Source, ...]
    parameters: tuple[Parameter, ...]
    checklist: Checklist
    ladders: tuple[Ladder, ...]
    powers: tuple[Power, ...]
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    needs: tuple[Asked, ...]
    deadlines: tuple[DeadlineRule, ...]
    facts: tuple[FactCode, ...]
    papers: PaperLaw
    combining: Combining
    similarity: Similarity | None = None
