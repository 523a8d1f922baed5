"""Make every font in ``resources/fonts`` from published packages, byte for byte the same each time.

Run ``python packaging/make_fonts.py``; it needs npm, apt-get, dpkg and fontTools 4.68. It fetches

* Noto Sans SC and Noto Serif SC, static weights, from npm (``@expo-google-fonts/...@0.4.3``), OFL;
* LXGW WenKai 1.250 from Debian ``fonts-lxgw-wenkai``, OFL with reserved name, so ours is renamed;
* FandolFang from Debian ``texlive-lang-chinese``, GPL with font exception;
* Noto Serif CJK SC from Debian ``fonts-noto-cjk``, OFL, for characters the static fonts lack;
* the table of the 8105 characters of general use from Debian ``unicode-data``.

Every download is checked against a pinned digest. Nothing is installed.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import hashlib
import io
import subprocess
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.misc.transform import Transform
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
WINDOWS_ENGLISH = (3, 1, 0x409)
CURVE_ERROR = 1.0  # thousandths of an em between a cubic curve and its quadratic copy
NOT_FOR_PAPER = ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "VORG", "vhea", "vmtx", "prep", "gasp"]
HANGUL = (
    (0x1100, 0x11FF),
    (0x3130, 0x318F),
    (0x3200, 0x321E),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xFFA0, 0xFFA0),  # the filler: it would be drawn blank
)


@dataclass(frozen=True, slots=True)
class Download:
    """A published file: what to ask for, where it lands, what its bytes must hash to."""

    package: str
    file: str
    sha256: str
    from_npm: bool = False


NOTO_SANS = Download(
    "@expo-google-fonts/noto-sans-sc@0.4.3",
    "expo-google-fonts-noto-sans-sc-0.4.3.tgz",
    "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
    from_npm=True,
)
NOTO_SERIF = Download(
    "@expo-google-fonts/noto-serif-sc@0.4.3",
    "expo-google-fonts-noto-serif-sc-0.4.3.tgz",
    "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
    from_npm=True,
)
WENKAI = Download(
    "fonts-lxgw-wenkai=1.250+repack-1",
    "fonts-lxgw-wenkai_1.250+repack-1_all.deb",
    "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318",
)
FANDOL = Download(
    "texlive-lang-chinese=2022.20230122-1",
    "texlive-lang-chinese_2022.20230122-1_all.deb",
    "9cfa07bd44e7b9098e26f0ecac1b5ad210d2249d474c8074d53de92d650b0ec0",
)
NOTO_CJK = Download(
    "fonts-noto-cjk=1:20220127+repack1-1",
    "fonts-noto-cjk_1%3a20220127+repack1-1_all.deb",
    "4a2515eb6db3978b897fef9709ed0d2b1f4c6c4df4d83d6c4ef65f71f1b1f502",
)
UNIHAN = Download(
    "unicode-data=15.0.0-1",
    "unicode-data_15.0.0-1_all.deb",
    "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc",
)


class Sources:
    """The published files, fetched once into a working folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def unpacked(self, download: Download) -> Path:
        """Return the folder of a download's files, fetched and checked if it was not there."""
        target = self.folder / download.file.split("_")[0].removesuffix(".tgz")
        if target.exists():
            return target
        archive = self._fetched(download)
        if download.from_npm:
            with tarfile.open(archive) as tar:
                tar.extractall(target, filter="data")
        else:
            subprocess.run(["dpkg", "-x", archive, target], check=True)
        return target

    def _fetched(self, download: Download) -> Path:
        archive = self.folder / download.file
        if not archive.exists():
            fetch = ["npm", "pack"] if download.from_npm else ["apt-get", "download"]
            subprocess.run([*fetch, download.package], cwd=self.folder, check=True)
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != download.sha256:
            raise SystemExit(f"{download.file} is not the file this script was written for")
        return archive


def main() -> None:
    """Write all fonts and their licences."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=FONTS)
    parser.add_argument("--work", type=Path, default=Path("build/fonts"))
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    sources = Sources(chosen.work.resolve())
    general = general_characters(sources)
    make_noto(sources, chosen.out, general)
    make_latin(sources, chosen.out)
    make_kai(sources, chosen.out, general)
    make_fang(sources, chosen.out, general)
    make_rare(sources, chosen.out)
    copy_licences(sources, chosen.out)
    for path in sorted(chosen.out.iterdir()):
        print(f"{path.stat().st_size:>10}  {path.name}")


def general_characters(sources: Sources) -> set[int]:
    """Return the 8105 of general use, GB 2312, and the signs and letters around them."""
    table = sources.unpacked(UNIHAN) / "usr/share/unicode/Unihan_OtherMappings.txt.bz2"
    lines = bz2.decompress(table.read_bytes()).decode().splitlines()
    wanted = {int(line.split("\t")[0][2:], 16) for line in lines if "\tkTGH\t" in line}
    rows = (bytes([high, low]) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    wanted.update(ord(char) for row in rows for char in row.decode("gb2312", "ignore"))
    for first, last in ((0x20, 0x24F), (0x2000, 0x30FF), (0xFE10, 0xFE6F), (0xFF00, 0xFFEF)):
        wanted.update(range(first, last + 1))
    return wanted


def noto(sources: Sources, download: Download, weight: str) -> TTFont:
    """Open one static weight of a Noto family."""
    (path,) = (sources.unpacked(download) / "package" / weight).glob("*.ttf")
    return TTFont(path, recalcTimestamp=False)


def make_noto(sources: Sources, out: Path, general: set[int]) -> None:
    """Write both families: Regular whole, the heavier weights without the rarest characters."""
    noto(sources, NOTO_SANS, "400Regular").save(out / "NotoSansSC-Regular.ttf")
    noto(sources, NOTO_SERIF, "400Regular").save(out / "NotoSerifSC-Regular.ttf")
    medium = noto(sources, NOTO_SANS, "500Medium")
    keep(medium, general | set(range(0x4E00, 0xA000)), features=("*",))
    medium.save(out / "NotoSansSC-Medium.ttf")
    bold = noto(sources, NOTO_SERIF, "700Bold")
    keep(bold, general, features=("*",))
    bold.save(out / "NotoSerifSC-Bold.ttf")


def make_latin(sources: Sources, out: Path) -> None:
    """Write the Latin letters of both families with quotes and ellipsis of Latin width."""
    for download, weight, family, style in (
        (NOTO_SANS, "400Regular", "Quanheng Latin", "Regular"),
        (NOTO_SANS, "500Medium", "Quanheng Latin", "Medium"),
        (NOTO_SERIF, "400Regular", "Quanheng Latin Serif", "Regular"),
        (NOTO_SERIF, "700Bold", "Quanheng Latin Serif", "Bold"),
    ):
        font = noto(sources, download, weight)
        narrow_quotes(font)
        letters = [*range(0x20, 0x250), *range(0x2010, 0x2040), 0x20AC, 0x2116, 0x2212]
        keep(font, set(letters), features=("ccmp", "kern", "locl", "mark"))
        rename(font, family, style)
        add_plain_kerning(font)
        font.save(out / f"{family.replace(' ', '')}-{style}.ttf")


def narrow_quotes(font: TTFont) -> None:
    """Point quotes and ellipsis at the forms that the font keeps for its ``pwid`` feature."""
    layout = font["GSUB"].table
    proportional: dict[str, str] = {}
    for record in layout.FeatureList.FeatureRecord:
        if record.FeatureTag == "pwid":
            for index in record.Feature.LookupListIndex:
                for table in layout.LookupList.Lookup[index].SubTable:
                    proportional.update(getattr(table, "ExtSubTable", table).mapping)
    for cmap in font["cmap"].tables:
        for code in map(ord, "‘’“”…"):
            if code in cmap.cmap:  # two tables may share one map: the second finds it done
                cmap.cmap[code] = proportional.get(cmap.cmap[code], cmap.cmap[code])


def add_plain_kerning(font: TTFont) -> None:
    """Copy the kerning of ASCII and quotes into a plain pair table, which papers are set with."""
    cmap = font.getBestCmap()
    letters = {cmap[code] for code in [*range(0x21, 0x7F), *map(ord, "‘’“”…–—")]}
    pairs: dict[tuple[str, str], int] = {}
    layout = font["GPOS"].table
    for record in layout.FeatureList.FeatureRecord:
        if record.FeatureTag == "kern":
            for index in record.Feature.LookupListIndex:
                for table in layout.LookupList.Lookup[index].SubTable:
                    for pair, value in kerning(getattr(table, "ExtSubTable", table), letters):
                        pairs.setdefault(pair, value)
    plain = KernTable_format_0()
    plain.apple = False
    plain.coverage = 1
    plain.kernTable = {pair: value for pair, value in sorted(pairs.items()) if abs(value) >= 5}
    font["kern"] = newTable("kern")
    font["kern"].version = 0
    font["kern"].kernTables = [plain]


def kerning(table: Any, letters: set[str]) -> Iterable[tuple[tuple[str, str], int]]:
    """Yield the pairs of one lookup table that concern these glyphs."""
    firsts = [name for name in table.Coverage.glyphs if name in letters]
    if table.Format == 1:
        rows = dict(zip(table.Coverage.glyphs, table.PairSet, strict=True))
        for first in firsts:
            for pair in rows[first].PairValueRecord:
                if pair.SecondGlyph in letters:
                    yield (first, pair.SecondGlyph), pair.Value1.XAdvance
        return
    for first in firsts:
        row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
        for second in letters:
            value = row[table.ClassDef2.classDefs.get(second, 0)].Value1
            if value is not None:
                yield (first, second), getattr(value, "XAdvance", 0)


def make_kai(sources: Sources, out: Path, general: set[int]) -> None:
    """Write the Kai; its quotes are Latin ones, so Chinese text takes them from the Song."""
    folder = sources.unpacked(WENKAI) / "usr/share/fonts/truetype/lxgw-wenkai"
    font = TTFont(folder / "LXGWWenKai-Regular.ttf", recalcTimestamp=False)
    keep(font, general | set(range(0x1E00, 0x1F00)) - set(map(ord, "‘’“”")))
    rename(font, "Quanheng Kai", "Regular")
    font.save(out / "QuanhengKai.ttf")


def make_fang(sources: Sources, out: Path, general: set[int]) -> None:
    """Write the FangSong with TrueType outlines, without the ￥ that it draws as a dollar."""
    folder = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
    path = sources.unpacked(FANDOL) / folder / "FandolFang-Regular.otf"
    font = TTFont(path, recalcTimestamp=False)
    keep(font, general - {0xA5, 0xFFE5})
    to_truetype(font)
    rename(font, "Quanheng Fang", "Regular")
    font["OS/2"].fsType = 0
    font.save(out / "QuanhengFang.ttf")


def make_rare(sources: Sources, out: Path) -> None:
    """Write the Song characters that the static Noto Serif SC lacks, and the marks of forms."""
    folder = sources.unpacked(NOTO_CJK) / "usr/share/fonts/opentype/noto"
    font = TTFont(folder / "NotoSerifCJK-Regular.ttc", fontNumber=2, recalcTimestamp=False)
    known = set(noto(sources, NOTO_SERIF, "400Regular").getBestCmap())
    rare = {code for code in set(font.getBestCmap()) - known if not is_hangul(code)}
    keep(font, rare | set(map(ord, "□✓×─")))
    to_truetype(font)
    add_form_marks(font)
    rename(font, "Quanheng Rare", "Regular")
    font.save(out / "QuanhengRare.ttf")


def is_hangul(code: int) -> bool:
    """Tell whether a code is Korean, which no paper of ours holds."""
    return any(first <= code <= last for first, last in HANGUL)


def add_form_marks(font: TTFont) -> None:
    """Give ☐ ☑ ☒ a glyph each, and Chinese its — as a bar that joins with the next one."""
    cmap = font.getBestCmap()
    box, tick, cross, bar = (cmap[ord(char)] for char in "□✓×─")
    ticked = compose(font, (box, Transform()), (tick, Transform(0.95, 0, 0, 0.78, 180, 60)))
    crossed = compose(font, (box, Transform()), (cross, Transform()))
    for name, glyph in (("ticked", ticked), ("crossed", crossed)):
        font["glyf"][name] = glyph
        font["hmtx"][name] = (1000, 0)
    font.setGlyphOrder(font["glyf"].glyphOrder)
    marks = {0x2610: box, 0x2611: "ticked", 0x2612: "crossed", 0x2014: bar}
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12):
            table.cmap.update(marks)


def compose(font: TTFont, *parts: tuple[str, Transform]) -> Any:
    """Return one outline drawn from several glyphs."""
    glyphs = font.getGlyphSet()
    pen = TTGlyphPen(glyphs)
    for name, transform in parts:
        record = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(record)
        record.replay(TransformPen(pen, transform))
    return pen.glyph()


def keep(font: TTFont, codes: Iterable[int], features: Iterable[str] = ()) -> None:
    """Reduce a font to these characters; layout tables stay only where the window needs them."""
    options = subset.Options()
    options.layout_features = list(features)
    options.drop_tables += [] if features else NOT_FOR_PAPER
    options.hinting = False
    options.desubroutinize = True
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def to_truetype(font: TTFont) -> None:
    """Replace PostScript outlines by quadratic ones."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, CURVE_ERROR, reverse_direction=True))
        drawn[name] = pen.glyph()
    del font["CFF "]
    font["loca"] = newTable("loca")
    font["glyf"] = outlines = newTable("glyf")
    outlines.glyphOrder = order
    outlines.glyphs = drawn
    for name, glyph in drawn.items():
        glyph.recalcBounds(outlines)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    limits.maxZones = 1
    limits.maxTwilightPoints = limits.maxStorage = limits.maxFunctionDefs = 0
    limits.maxInstructionDefs = limits.maxStackElements = limits.maxSizeOfInstructions = 0
    limits.maxComponentElements = 0
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"


def rename(font: TTFont, family: str, style: str) -> None:
    """Name a font as ours; copyright and licence lines stay as their authors wrote them."""
    names = font["name"]
    names.names = [name for name in names.names if name.nameID in (0, 13, 14)]
    names.names = [name for name in names.names if name.platformID == WINDOWS_ENGLISH[0]]
    plain = style in ("Regular", "Bold")
    postscript = f"{family.replace(' ', '')}-{style}"
    chosen = {
        1: family if plain else f"{family} {style}",
        2: style if plain else "Regular",
        3: f"1.000;{postscript}",
        4: f"{family} {style}",
        5: "Version 1.000",
        6: postscript,
    }
    if not plain:
        chosen |= {16: family, 17: style}
    for number, text in chosen.items():
        names.setName(text, number, *WINDOWS_ENGLISH)


def copy_licences(sources: Sources, out: Path) -> None:
    """Put each licence beside the fonts it covers."""
    for download, name in ((NOTO_SANS, "NotoSansSC"), (NOTO_SERIF, "NotoSerifSC")):
        text = (sources.unpacked(download) / "package" / "LICENSE_FONT").read_bytes()
        (out / f"{name}.LICENSE.txt").write_bytes(text)
    debian = (
        (WENKAI, "fonts-lxgw-wenkai", "QuanhengKai"),
        (NOTO_CJK, "fonts-noto-cjk", "QuanhengRare"),
    )
    for download, package, name in debian:
        text = (sources.unpacked(download) / "usr/share/doc" / package / "copyright").read_bytes()
        (out / f"{name}.LICENSE.txt").write_bytes(text)
    fandol = sources.unpacked(FANDOL) / "usr/share/doc/texlive-doc/fonts/fandol"
    with gzip.open(io.BytesIO((fandol / "COPYING.gz").read_bytes())) as packed:
        terms = (fandol / "README").read_bytes() + b"\n\n" + packed.read()
    (out / "QuanhengFang.LICENSE.txt").write_bytes(terms)


if __name__ == "__main__":
    main()
