"""Strict reading of a rule pack, one module per group of files."""
