"""Certificates for those who were there, and the proof that one is real."""
