"""Where the packaged command line starts."""

from desktop.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
