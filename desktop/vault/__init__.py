"""Keys, passwords, sealed files and office cards."""
