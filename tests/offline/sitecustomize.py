"""Python reads this first in every process that a test starts: none of them has a network."""

import tests.no_network  # noqa: F401 # importing it is the point
