"""What happened, who did it, when, and to whom. Append only."""
