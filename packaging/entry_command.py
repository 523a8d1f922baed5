"""Where the packaged command line starts, and where it draws pages for the window."""

import sys

from desktop.application.page_images import DRAW_PAGES
from desktop.cli.main import main
from desktop.documents import page_child

if __name__ == "__main__":
    if sys.argv[1:] == [DRAW_PAGES]:
        page_child.main()
        raise SystemExit(0)
    raise SystemExit(main())
