"""Makes the pictures of README.md anew, from pages of the gallery.

Run it after changing how the checklist looks. It opens the practice office in each language and
needs no screen. A folder may be named to write into.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "handbook" / "pictures"
SHOWN = ("checklist",)
COLOURS = 256

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402 - the program's folder comes first
from PySide6.QtWidgets import QApplication  # noqa: E402 - as above

from desktop import places  # noqa: E402 - as above
from ui.gallery import write_gallery  # noqa: E402 - as above
from ui.theme import fonts  # noqa: E402 - as above


def make_pictures(folder: Path) -> list[Path]:
    """Write a picture of each page shown, in both languages, with few colours to load quickly."""
    app = QApplication([sys.argv[0], "-style", "fusion"])
    fonts.register_first(places.resources() / "fonts")
    fonts.register_rest(places.resources() / "fonts")
    written = write_gallery(app, folder, SHOWN)
    for path in written:
        with Image.open(path) as picture:
            few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
    return written


if __name__ == "__main__":
    make_pictures(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
