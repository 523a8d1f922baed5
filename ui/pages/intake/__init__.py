"""The register of what comes in."""
