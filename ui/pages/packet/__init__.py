"""The papers of a respondent: drafts to look at, to print, to issue."""
