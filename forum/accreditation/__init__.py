"""The decision to admit a registrant, and everything that follows from it: badge, letter, waiting list."""
