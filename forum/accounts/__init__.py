"""The people who sign in, how they prove it, and the duties they hold."""
