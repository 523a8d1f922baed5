"""How much a bundle may hold (PRODUCT section 9); looked at before anything is parsed."""

from __future__ import annotations

from desktop.journal.entry import BODY_LIMIT, HEADER_LIMIT, LINK_LIMIT

HEADER_BYTES = 2**20
CONTENTS_BYTES = 2**20
ENTRIES = 1_000_000
ATTACHMENTS = 100_000
ATTACHMENT_BYTES = 4 * 2**30
# A million bare links fit; so do the entries of some thousand cases. All of them are in memory
# while they are proved, so this is what keeps a hostile bundle from filling it.
ENTRIES_BYTES = 2**29
# Four byte strings in base64, with their names.
LINE_BYTES = (LINK_LIMIT + HEADER_LIMIT + BODY_LIMIT + 64) * 4 // 3 + 128
CHAINS = 2_000
RECIPIENTS = 100
# A logical clock counts entries. One that says more than anyone will ever write would push the
# clocks of all who take it in to where no number is left.
CLOCK = 2**40
