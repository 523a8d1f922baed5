"""From entries to what is known."""
