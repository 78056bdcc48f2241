"""Files that belong to an edition, kept in the database, and pictures made safe before they get there."""
