"""The settings: a list of parts at the left, the chosen part at the right."""
