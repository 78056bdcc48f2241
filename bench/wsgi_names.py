"""The headers by which the bench speaks to its own instruments. Importing this starts no application."""

FORGET, STATEMENTS = "X-Bench-Forget", "X-Bench-Statements"
