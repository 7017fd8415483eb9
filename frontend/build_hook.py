"""Builds the desk's pages with npm when the wheel is built or the checkout is installed for development."""
# ruff: noqa: INP001 - run by hatch, imported by nothing

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILT = Path("src/testigo/web/static")
_ABSENT = "the desk's pages are not built, since {why}. All else works; `testigo serve` says how to get them"


class DeskBuildHook(BuildHookInterface[Any]):
    """Leaves the built pages in ``src/testigo/web/static``, from where the wheel takes them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch's interface
        """Build the pages where they are absent or older than their sources; warn where that cannot be done."""
        root = Path(self.root)
        frontend = root / "frontend"
        if not frontend.is_dir() or _is_fresh(root / BUILT, frontend):
            return
        npm = shutil.which("npm")
        if npm is None:
            self.app.display_warning(
                _ABSENT.format(why="there is no npm on this machine (it comes with Node.js 20.19 or later)")
            )
            return
        try:
            _build(npm, frontend)
        except (OSError, subprocess.CalledProcessError) as why:
            self.app.display_warning(_ABSENT.format(why=f"npm failed ({why})"))


def _is_fresh(built: Path, frontend: Path) -> bool:
    page = built / "index.html"
    return page.is_file() and page.stat().st_mtime >= max(path.stat().st_mtime for path in _sources(frontend))


def _sources(frontend: Path) -> Iterator[Path]:
    """All that the built pages are made of."""
    for name in ("index.html", "package.json", "package-lock.json", "vite.config.ts", "tsconfig.json"):
        yield frontend / name
    for folder in ("src", "public"):
        yield from (path for path in (frontend / folder).rglob("*") if path.is_file() and ".test." not in path.name)


def _build(npm: str, frontend: Path) -> None:
    installed = frontend / "node_modules" / ".package-lock.json"
    locked = frontend / "package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < locked.stat().st_mtime:
        subprocess.run([npm, "ci"], cwd=frontend, check=True)  # noqa: S603 - npm as found on the path
    subprocess.run([npm, "run", "build"], cwd=frontend, check=True)  # noqa: S603
