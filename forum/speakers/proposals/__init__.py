"""The open call for speakers: who proposes what, what reviewers think of it, and the answer."""
