"""How a session runs, minute by minute, and what happens when it runs late."""
