"""Support for a visa: what a consulate needs to know, kept sealed, and the letter of the forum."""
