"""Two practice offices, played by their people through the same use cases as everyone's."""
