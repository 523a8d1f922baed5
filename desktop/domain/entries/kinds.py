"""The closed list of kinds (PRODUCT section 9), by the name that stands in an entry's header."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.entries.act import Act
from desktop.domain.entries.after import NameCleared
from desktop.domain.entries.case import CaseOpened, IncidentJoined, RespondentJoined, TrackOpened
from desktop.domain.entries.checklist import (
    DifferencesSettled,
    ExemptionDeclined,
    ItemAnswered,
    RunConcluded,
    RunStarted,
)
from desktop.domain.entries.deadline import DeadlineExtended, DeadlineSuspended
from desktop.domain.entries.evidence import (
    CodesStated,
    EvidenceAdded,
    EvidenceWithdrawn,
    FactFound,
    FactStated,
    FactTied,
    MeasureProposed,
    ResponsibilityStated,
)
from desktop.domain.entries.exchange import (
    BundleExported,
    BundleImported,
    CardAccepted,
    DisputeSettled,
    ImportTakenBack,
    PrecedentsReceived,
)
from desktop.domain.entries.intake import IncidentRecorded, IntakePassedOn, ReporterRecorded
from desktop.domain.entries.office import (
    BodyNamed,
    HolidaysAdded,
    OfficeCreated,
    PersonAdmitted,
    RoleEnded,
    RoleGiven,
    StationStarted,
)
from desktop.domain.entries.papers import PacketIssued, PaperIssued
from desktop.domain.entries.procedure import (
    DecisionRecorded,
    DefenceAnswered,
    DefenceRecorded,
    FactsShown,
    RecusalDecided,
    ReviewGiven,
    ServiceMade,
    StepTaken,
)
from desktop.domain.entries.respondent import RespondentRecorded
from desktop.domain.entries.trust import ActConfirmed, ValueCorrected

_CLASSES: tuple[type[Act], ...] = (
    OfficeCreated,
    BodyNamed,
    StationStarted,
    PersonAdmitted,
    RoleGiven,
    RoleEnded,
    HolidaysAdded,
    IncidentRecorded,
    ReporterRecorded,
    IntakePassedOn,
    RespondentRecorded,
    CaseOpened,
    IncidentJoined,
    RespondentJoined,
    TrackOpened,
    EvidenceAdded,
    EvidenceWithdrawn,
    FactStated,
    FactTied,
    FactFound,
    ResponsibilityStated,
    MeasureProposed,
    CodesStated,
    RunStarted,
    ItemAnswered,
    RunConcluded,
    DifferencesSettled,
    ExemptionDeclined,
    StepTaken,
    RecusalDecided,
    FactsShown,
    DefenceRecorded,
    DefenceAnswered,
    ReviewGiven,
    DecisionRecorded,
    ServiceMade,
    DeadlineSuspended,
    DeadlineExtended,
    PaperIssued,
    PacketIssued,
    NameCleared,
    CardAccepted,
    BundleExported,
    BundleImported,
    ImportTakenBack,
    DisputeSettled,
    PrecedentsReceived,
    ValueCorrected,
    ActConfirmed,
)

KINDS: Mapping[str, type[Act]] = MappingProxyType({kind.KIND: kind for kind in _CLASSES})
