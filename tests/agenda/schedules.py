"""Real schedules and the schemas of the formats stand beside the checkout, not in it."""

from pathlib import Path

import pytest

SCHEDULES = Path(__file__).parents[3] / "shared" / "data" / "schedules"
SCHEMAS = SCHEDULES / "schema"
beside = pytest.mark.skipif(not SCHEDULES.exists(), reason="needs the schedules beside the checkout")
