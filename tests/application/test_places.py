"""Where a person's own files lie."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from desktop import places


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the library itself is asked")
@pytest.mark.parametrize("named", ["", "/data/李敏", "data", None])
def test_on_linux_it_is_where_the_library_says(
    monkeypatch: pytest.MonkeyPatch, named: str | None
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    if named is not None:
        monkeypatch.setenv("XDG_DATA_HOME", named)
    library = Path(platformdirs.user_data_dir("quanheng", appauthor=False))
    assert places.preferences() == library / "preferences.json"
    assert places.office() == library / "office"
