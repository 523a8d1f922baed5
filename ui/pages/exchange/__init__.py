"""What passes between this office and others."""
