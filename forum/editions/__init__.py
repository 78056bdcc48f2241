"""One run of a forum: its dates, zone, venues, rooms, categories, texts and limits."""
