"""What the settings say of the office and its people."""
