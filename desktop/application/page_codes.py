"""The code on an issued page: it leads from a page on a table back to the journal.

Station, number and the first 80 bits of the head of its chain just before the issue, in Crockford's
base32, which has no letters that are misread. The station is named by its first 40 bits, as an id
may be named by a unique beginning.
"""

from __future__ import annotations

from desktop.journal.chain import Head

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
STATION_DIGITS, HEAD_DIGITS = 10, 20


def page_code(head: Head) -> str:
    """Return the code in groups that can be read aloud."""
    station = _base32(int(head.station[:STATION_DIGITS], 16), 8)
    entry = _base32(int(head.entry[:HEAD_DIGITS], 16), 16)
    return "-".join(
        (
            station,
            _base32(head.number, 1),
            *(entry[place : place + 4] for place in range(0, len(entry), 4)),
        )
    )


def _base32(number: int, least: int) -> str:
    digits = ""
    while number or len(digits) < least:
        number, place = divmod(number, len(ALPHABET))
        digits = ALPHABET[place] + digits
    return digits
