"""Signed, sealed files that offices exchange."""
