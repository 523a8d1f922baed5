"""``quanheng bundle``: signed, sealed files that carry cases to another office and back."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.application.cases import Cases
from desktop.application.exchange import BundleReview, Exchange, verify_bundle
from desktop.application.progress import NoProgress
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option
from desktop.cli.desk import Desk
from desktop.cli.naming import Named, meant
from desktop.cli.output import ProblemShown, problem_lines, problems_shown
from desktop.domain.ids import Digest, OfficeId
from desktop.text import sentence

BUNDLE = Option(name="file", kind=Kind.FILE, needed=True, placed=True)
REASON = Option(name="reason", needed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleWritten:
    """A bundle that lies whole where it was to be written."""

    bundle: str
    file: str
    number: int
    office: str
    cases: tuple[str, ...]
    entries: int
    attachments: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseInBundle:
    """A case of a bundle: new, updated, disputed, unchanged or refused here."""

    case: str
    number: str
    matter: str
    standing: str
    new_entries: int
    disputes: tuple[str, ...]
    problems: tuple[ProblemShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleShown:
    """What a bundle holds and means here; ``written`` says whether it was taken in."""

    bundle: str
    office: str
    name: str
    number: int
    already_here: bool
    written: bool
    entries: int
    attachments: int
    cases: tuple[CaseInBundle, ...]
    warnings: tuple[ProblemShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleProved:
    """What was proved of a bundle without any office, and what was not."""

    bundle: str
    office: str
    name: str
    station: str
    safety_number: tuple[str, ...]
    practice: bool
    size: int
    checked: tuple[str, ...]
    not_checked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportTakenBack:
    """An import that no longer counts."""

    bundle: str
    number: int
    entries: int


def export(desk: Desk, given: Given) -> Answer:
    """Write a bundle of whole cases for another office."""
    exchange = Exchange(desk.work)
    cases = tuple(Cases(desk.work).find(typed) for typed in given.all("case"))
    known = [Named(id=line.office, also=(line.name,)) for line in exchange.offices()]
    to = OfficeId(meant(known, given.words("to")))
    report = exchange.export(cases, to, given.path("out"), given.words("reason"), NoProgress())
    written = BundleWritten(
        bundle=report.bundle,
        file=given.words("out"),
        number=report.number,
        office=report.office,
        cases=report.cases,
        entries=report.entries,
        attachments=report.attachments,
        size=report.size,
    )
    line = desk.say(
        "bundle_written",
        number=report.number,
        file=written.file,
        cases=len(report.cases),
        attachments=report.attachments,
    )
    return Answer(data=written, lines=(line,))


def inspect(desk: Desk, given: Given) -> Answer:
    """Say what a bundle holds and what taking it in would mean; nothing is written."""
    review = Exchange(desk.work).inspect(given.path("file"), NoProgress())
    return _reviewed(desk, review, written=False)


def take_in(desk: Desk, given: Given) -> Answer:
    """Take a bundle in; with ``--dry-run`` only say what that would mean."""
    if given.has("dry-run"):
        return inspect(desk, given)
    review = Exchange(desk.work).import_bundle(given.path("file"), NoProgress())
    return _reviewed(desk, review, written=not review.already_here)


def take_back(desk: Desk, given: Given) -> Answer:
    """Let an import no longer count; nothing is deleted."""
    exchange = Exchange(desk.work)
    known = [Named(id=each.bundle) for each in exchange.imported()]
    bundle = Digest(meant(known, given.words("bundle")))
    report = exchange.take_back(bundle, given.words("reason"), NoProgress())
    shown = ImportTakenBack(bundle=report.bundle, number=report.number, entries=report.entries)
    line = desk.say("bundle_taken_back", number=report.number, entries=report.entries)
    return Answer(data=shown, lines=(line,))


def verify(desk: Desk, given: Given) -> Answer:
    """Prove what can be proved without an office, and say what could not be."""
    report = verify_bundle(given.path("file"))
    shown = BundleProved(
        bundle=report.bundle,
        office=report.office,
        name=report.office_name,
        station=report.station,
        safety_number=report.safety_number,
        practice=report.practice,
        size=report.size,
        checked=tuple(check.value for check in report.checked),
        not_checked=tuple(check.value for check in report.not_checked),
    )
    lines = [
        desk.say("bundle_from", name=report.office_name),
        desk.say("safety_number", number=" ".join(report.safety_number)),
        *(
            desk.say("bundle_checked", what=sentence(check.code, desk.language))
            for check in report.checked
        ),
        *(
            desk.say("bundle_not_checked", what=sentence(check.code, desk.language))
            for check in report.not_checked
        ),
    ]
    return Answer(data=shown, lines=tuple(lines))


def _reviewed(desk: Desk, review: BundleReview, *, written: bool) -> Answer:
    sender = review.sender
    shown = BundleShown(
        bundle=sender.bundle,
        office=sender.office,
        name=sender.office_name,
        number=sender.number,
        already_here=review.already_here,
        written=written,
        entries=review.entries,
        attachments=review.attachments,
        cases=tuple(
            CaseInBundle(
                case=case.case,
                number=case.number,
                matter=case.matter,
                standing=case.standing.value,
                new_entries=case.new_entries,
                disputes=tuple(each.dispute.field for each in case.disputes),
                problems=problems_shown(case.problems, desk.language).problems,
            )
            for case in review.cases
        ),
        warnings=problems_shown(review.warnings, desk.language).problems,
    )
    head = desk.say("bundle_number", name=sender.office_name, number=sender.number)
    if review.already_here:
        return Answer(data=shown, lines=(head, desk.say("bundle_already_here")))
    lines = [head, *problem_lines(review.warnings, desk.language)]
    for case in review.cases:
        standing = desk.say(_STANDINGS[case.standing.value])
        lines.append(desk.say("bundle_case", number=case.number, standing=standing))
        lines.extend(problem_lines(case.problems, desk.language))
    lines.append(desk.say("bundle_taken_in" if written else "bundle_not_written"))
    return Answer(data=shown, lines=tuple(lines))


_STANDINGS = {
    "new": "standing_new",
    "updated": "standing_updated",
    "disputed": "standing_disputed",
    "unchanged": "standing_unchanged",
    "refused": "standing_refused",
}

NOUN = Noun(
    name="bundle",
    commands=(
        Command(
            name="export",
            run=export,
            gives=BundleWritten,
            options=(
                Option(name="case", kind=Kind.THING, needed=True, many=True),
                Option(name="to", kind=Kind.THING, needed=True),
                REASON,
                Option(name="out", kind=Kind.FILE, needed=True),
            ),
        ),
        Command(name="inspect", run=inspect, gives=BundleShown, options=(BUNDLE,)),
        Command(
            name="import",
            run=take_in,
            gives=BundleShown,
            options=(BUNDLE, Option(name="dry-run", kind=Kind.FLAG)),
        ),
        Command(
            name="take-back",
            run=take_back,
            gives=ImportTakenBack,
            options=(Option(name="bundle", kind=Kind.THING, needed=True, placed=True), REASON),
        ),
        Command(name="verify", run=verify, gives=BundleProved, options=(BUNDLE,), in_office=False),
    ),
)
