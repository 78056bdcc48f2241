"""Work that takes longer than a page may: it waits, one worker has it at a time, it says how far it is."""
