"""One believable edition, fictional and seeded, for demonstrations, tests and pictures."""
