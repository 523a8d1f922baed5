"""Quanheng without a window: everything the program knows and does."""
