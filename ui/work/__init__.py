"""What goes on beside the window: long work, crashes, the second start, idle time."""
