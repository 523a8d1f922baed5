"""How pages are asked for and come back between the program and the process that draws them."""

from __future__ import annotations

import struct

ORDER = struct.Struct(">IIQ")
"""Which page (the first is 0), how many pixels wide, how many bytes of PDF follow.

Where none follow, the PDF is that of the order before.
"""
ANSWER = struct.Struct(">IIII")
"""Pages in all, width, height, bytes in a line; all 0 where the page cannot be drawn."""
