"""Where the packaged command line starts, and where it draws pages for the window."""

import sys

from desktop.application.page_images import DRAW_PAGES

if __name__ == "__main__":
    if sys.argv[1:] == [DRAW_PAGES]:
        from desktop.documents import page_child

        page_child.main()
        raise SystemExit(0)
    from desktop.cli.main import main

    raise SystemExit(main())
