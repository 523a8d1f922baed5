"""200 packets in a row, and one in a process of its own, against an office suite's conversion.

``python -m tests.benchmarks.batch [--packets N]``. The suite is what clerks use today: LibreOffice
Writer without a window turns a document with the same lines and the same two photographs into PDF,
twenty of them in one start for the batch, one in a start for the cold process. Where ``soffice`` is
not installed (``apt-get install libreoffice-writer-nogui``), only ours is told. Memory is that of
the process after 20, 100 and all packets; each of them has other words and other photographs.
"""

from __future__ import annotations

import argparse
import pickle
import shutil
import subprocess
import sys
import tempfile
from base64 import b64encode
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

from desktop.documents.render import render_packet
from tests.benchmarks.packet import Material, a_packet, material, two_photographs
from tests.benchmarks.timing import as_installed, say, seconds, verdict

ROOT = Path(__file__).resolve().parents[2]
SUITE = "soffice"
SUITE_PACKETS = 20
COLD_RUNS = 5
BATCH_MUST, COLD_MUST = 5, 3
GROWTH_MUST = 32
TOLD_AT = (20, 100)
COLD = (
    "import pickle, sys\n"
    "from pathlib import Path\n"
    "from desktop.documents.render import render_packet\n"
    "packet = pickle.loads(Path(sys.argv[1]).read_bytes())\n"
    "Path(sys.argv[2]).write_bytes(render_packet(packet).data)\n"
)
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
)  # fmt: skip
DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<office:document {NAMESPACES} office:version="1.2"'
    ' office:mimetype="application/vnd.oasis.opendocument.text">'
    '<office:automatic-styles><style:style style:name="p" style:family="paragraph">'
    '<style:text-properties style:font-name-asian="Noto Serif SC" fo:font-size="14pt"'
    ' style:font-size-asian="14pt"/></style:style>'
    '<style:style style:name="new" style:family="paragraph" style:parent-style-name="p">'
    '<style:paragraph-properties fo:break-before="page"/></style:style>'
    "</office:automatic-styles><office:body><office:text>{}</office:text></office:body>"
    "</office:document>"
)
PICTURE = (
    '<text:p text:style-name="p"><draw:frame svg:width="15cm" svg:height="11cm"'
    ' text:anchor-type="as-char"><draw:image><office:binary-data>{}</office:binary-data>'
    "</draw:image></draw:frame></text:p>"
)


def suite_document(stuff: Material) -> str:
    """Return a flat document of the same pages, lines and photographs."""
    parts: list[str] = []
    for number, lines in enumerate(stuff.pages):
        for place, line in enumerate(lines):
            style = "new" if number and not place else "p"
            parts.append(f'<text:p text:style-name="{style}">{escape(line)}</text:p>')
        photo = number - len(stuff.pages) + len(stuff.photographs)
        if photo >= 0:
            parts.append(PICTURE.format(b64encode(stuff.photographs[photo]).decode("ascii")))
    return DOCUMENT.format("".join(parts))


def convert(folder: Path, documents: list[Path]) -> None:
    """Let the suite turn documents into PDF."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SUITE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, documents)], check=True, capture_output=True)
    assert all((folder / f"{each.stem}.pdf").is_file() for each in documents)


def memory() -> float:
    """Return the megabytes this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


def batch(packets: int) -> float:
    """Draw packets one after another, tell the memory on the way, and return seconds for each."""
    took: list[float] = []
    held: list[float] = []
    for number in range(1, packets + 1):
        packet = a_packet(number, two_photographs(number))
        took.append(seconds(lambda: render_packet(packet)))  # noqa: B023 # at once
        if number in (*TOLD_AT, packets):
            held.append(memory())
    grown = held[-1] - held[0]
    told = ", ".join(f"{each:.0f}" for each in held)
    say(f"batch of {packets}: memory {told} MB ({verdict(grown <= GROWTH_MUST)} flat)")
    return median(took)


def cold(folder: Path, packet: Path) -> float:
    """Draw one packet in a process of its own."""
    command = [sys.executable, "-c", COLD, str(packet), str(folder / "cold.pdf")]
    environment = as_installed(folder)

    def draw() -> None:
        subprocess.run(command, cwd=ROOT, env=environment, check=True)

    return median(seconds(draw) for _ in range(COLD_RUNS))


def tell(name: str, ours: float, suite: float, must: float) -> None:
    """Print both for one packet, and how many times faster ours is."""
    faster = suite / ours
    say(
        f"{name:34}{ours * 1000:8.1f} ms  office suite {suite * 1000:7.1f}  faster {faster:5.1f}x"
        f"  (at least {must}x: {verdict(faster >= must)})"
    )


def main() -> None:
    """Print ours, and the suite's where it is installed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packets", type=int, default=200)
    packets = parser.parse_args().packets
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pickled = folder / "packet"
        stuff = [material(seed) for seed in range(SUITE_PACKETS)]
        pickled.write_bytes(pickle.dumps(stuff[0].packet))
        ours, alone = batch(packets), cold(folder, pickled)
        if shutil.which(SUITE) is None:
            say(f"no {SUITE} here; batch {ours * 1000:.1f} ms, cold {alone * 1000:.1f} ms")
            return
        documents = [folder / f"{seed}.fodt" for seed in range(SUITE_PACKETS)]
        for each, document in zip(stuff, documents, strict=True):
            document.write_text(suite_document(each), encoding="utf-8")
        convert(folder, documents[:1])  # the first start makes the suite's profile
        many = seconds(lambda: convert(folder, documents)) / SUITE_PACKETS
        one = median(seconds(lambda: convert(folder, documents[:1])) for _ in range(COLD_RUNS))
    tell(f"packet, batch of {packets}", ours, many, BATCH_MUST)
    tell("packet, cold process", alone, one, COLD_MUST)


if __name__ == "__main__":
    main()
