"""What the field knows: pure values and decisions."""
