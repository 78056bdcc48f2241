"""What people may ask about their own data: what they agreed to, a copy of it, its erasure; and what is
erased by the clock without being asked for."""
