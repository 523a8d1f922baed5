"""Collects the window's texts into resources/i18n/*.ts and compiles them into *.qm.

Run it after changing a text in tr(): new texts appear as unfinished in quanheng_zh_CN.ts, texts
that are gone are dropped. Fill in the Chinese, run it again, commit both files of each language.
English is the source; its file holds the plural forms only. A folder may be named to work in.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "resources" / "i18n"
LANGUAGES = {"zh_CN": (), "en": ("-pluralonly",)}


def tool(name: str) -> str:
    """Return the path of one of Qt's tools beside the Python that runs this."""
    return str(Path(sys.executable).with_name(f"pyside6-{name}"))


def collect(texts: Path) -> None:
    """Bring the files of texts in a folder up to what the window says."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))
    for language, options in LANGUAGES.items():
        target = texts / f"quanheng_{language}.ts"
        subprocess.run(
            [
                *(tool("lupdate"), *sources, *options),
                *("-source-language", "en", "-target-language", language),
                *("-locations", "none", "-no-obsolete", "-silent", "-ts", str(target)),
            ],
            check=True,
            cwd=ROOT,
        )


def compile_texts(texts: Path, compiled: Path) -> None:
    """Compile every file of texts in one folder into another."""
    for source in sorted(texts.glob("*.ts")):
        target = compiled / f"{source.stem}.qm"
        command = [tool("lrelease"), "-silent", str(source), "-qm", str(target)]
        subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TEXTS
    collect(folder)
    compile_texts(folder, folder)
