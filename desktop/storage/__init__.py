"""The encrypted database and the files beside it."""
