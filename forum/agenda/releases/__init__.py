"""Numbered releases of the programme: what editors draft is frozen, and only the newest is public."""
