"""Outgoing letters: composed with the work that caused them, sent once that work is true."""
