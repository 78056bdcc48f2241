"""Who means to come to which session: those with a place, those who wait for one, those who starred it."""
