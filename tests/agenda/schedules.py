"""Real schedules and the schemas of the formats stand beside the checkout, not in it."""

from pathlib import Path

from tests import needing

SCHEDULES = Path(__file__).parents[3] / "shared" / "data" / "schedules"
SCHEMAS = SCHEDULES / "schema"
beside = needing.files(SCHEDULES, "needs the schedules beside the checkout")
