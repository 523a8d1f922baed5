"""The pages, a folder for each place; ``page.py`` says how one is built, wired and shown."""
