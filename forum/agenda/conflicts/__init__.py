"""What does not fit in a programme, and what would mend it."""
