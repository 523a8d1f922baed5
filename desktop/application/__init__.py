"""The use cases, wired to the real parts."""
