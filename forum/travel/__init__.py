"""How delegates come and go, where they stay, and whom they bring."""
