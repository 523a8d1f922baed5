"""The window: the only part of the program that knows Qt."""

from ui.steady import keep_constants_alive

keep_constants_alive()
