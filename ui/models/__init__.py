"""Item models over frozen rows; none of them asks a use case while it paints."""
