"""Entries, chains, order and disputes, as exact bytes."""
