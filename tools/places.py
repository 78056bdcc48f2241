"""Where things lie in the checkout."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMPS = VENV / "stamps"
PYTHON = VENV / "bin" / "python"
ASSETS = ROOT / "assets"
BUNDLE = ROOT / "static" / "dist"
CATALOGUES = ROOT / "forum" / "translations"
MIGRATIONS = ROOT / "migrations"
