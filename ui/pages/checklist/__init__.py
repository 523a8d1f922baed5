"""The proportionality checklist: one run of it, item by item."""
