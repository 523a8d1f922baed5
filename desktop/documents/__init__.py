"""Papers: blocks, wording, composition and drawing."""
