"""One believable edition: AI‑4room 2025. Its facts are real and few; its people are invented."""
