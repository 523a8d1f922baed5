"""``quanheng precedent``: past cases without names, checked, taken in, and drawn from one's own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from desktop.application.precedent_files import LARGEST_FILE, check_lines, take_in, write_lines
from desktop.application.precedents import Precedents
from desktop.application.progress import NoProgress
from desktop.application.similar_view import Rung, spread_shown
from desktop.cli.command import Answer, Command, Given, Kind, Noun, Option
from desktop.cli.desk import Desk
from desktop.cli.output import columns
from desktop.cli.reading import read_file
from desktop.domain.measure import Track

FILE = Option(name="file", kind=Kind.FILE, needed=True, placed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackCount:
    """How many past cases are of a track."""

    track: str
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesChecked:
    """A file whose every line is a past case, and how many of them there are on each track."""

    cases: int
    tracks: tuple[TrackCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesReceived:
    """What a file brought; ``recorded`` says whether it was taken in."""

    cases: int
    new: int
    recorded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesWritten:
    """A file of the cases decided here, without names; some could not be written."""

    file: str
    cases: int
    without_codes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadLine:
    """A kind of case; with too few cases nothing is ``concluded``. No measure is empty."""

    track: Track
    conduct: str
    harm: str
    degree: str
    cases: int
    concluded: bool
    lightest: str
    heaviest: str
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadsShown:
    """How far measures spread inside each kind of case."""

    kinds: tuple[SpreadLine, ...]


def check(desk: Desk, given: Given) -> Answer:
    """Read a file strictly; no office is needed."""
    path = given.path("file")
    found = check_lines(read_file(path, LARGEST_FILE), path.name, desk.today)
    tracks = Counter(each.track.value for each in found)
    shown = LinesChecked(
        cases=len(found),
        tracks=tuple(TrackCount(track=track, cases=tracks[track]) for track in sorted(tracks)),
    )
    return Answer(data=shown, lines=(desk.say("precedents_sound", number=len(found)),))


def receive(desk: Desk, given: Given) -> Answer:
    """Take in the past cases of a file, or only say what that would do."""
    path = given.path("file")
    received = take_in(desk.work, path, given.words("origin"), dry_run=given.has("dry-run"))
    shown = LinesReceived(cases=received.cases, new=received.new, recorded=received.recorded)
    key = "precedents_received" if received.recorded else "precedents_not_received"
    return Answer(data=shown, lines=(desk.say(key, number=received.cases, new=received.new),))


def spread(desk: Desk, given: Given) -> Answer:
    """Tell how far measures spread inside each kind of case."""
    precedents = Precedents(desk.work)
    found = precedents.spreads(precedents.library(NoProgress()))
    pack = desk.work.world.packs.on(desk.today)
    told = [spread_shown(pack, each, desk.language) for each in found]
    shown = SpreadsShown(
        kinds=tuple(
            SpreadLine(
                track=each.track,
                conduct=each.conduct,
                harm=each.harm,
                degree=each.degree,
                cases=each.count,
                concluded=each.range is not None,
                lightest=_code(each.range.lightest) if each.range else "",
                heaviest=_code(each.range.heaviest) if each.range else "",
                steps=each.range.steps if each.range else 0,
            )
            for each in found
        )
    )
    lines = columns([(each.kind, each.words) for each in told])
    return Answer(data=shown, lines=lines or (desk.say("no_precedents"),))


def _code(end: Rung | None) -> str:
    return end.code if end else ""


def export(desk: Desk, given: Given) -> Answer:
    """Write the cases decided here as lines without names."""
    path = given.path("out")
    own = Precedents(desk.work).own(NoProgress())
    write_lines(own, path)
    shown = LinesWritten(file=str(path), cases=len(own.cases), without_codes=own.without_codes)
    lines = [desk.say("precedents_written", number=shown.cases, path=shown.file)]
    if own.without_codes:
        lines.append(desk.say("precedents_left_out", number=own.without_codes))
    return Answer(data=shown, lines=tuple(lines))


NOUN = Noun(
    name="precedent",
    commands=(
        Command(name="check", run=check, gives=LinesChecked, options=(FILE,), in_office=False),
        Command(
            name="import",
            run=receive,
            gives=LinesReceived,
            options=(
                FILE,
                Option(name="origin", needed=True),
                Option(name="dry-run", kind=Kind.FLAG),
            ),
        ),
        Command(name="spread", run=spread, gives=SpreadsShown),
        Command(
            name="export",
            run=export,
            gives=LinesWritten,
            options=(Option(name="out", kind=Kind.FILE, needed=True),),
        ),
    ),
)
