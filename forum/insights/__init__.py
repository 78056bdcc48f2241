"""Figures about an edition. Read only."""
