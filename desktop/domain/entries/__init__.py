"""The closed list of things that can happen in an office."""
