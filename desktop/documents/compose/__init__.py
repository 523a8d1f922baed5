"""One module per paper: case file in, blocks out."""
