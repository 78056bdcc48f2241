"""The issued right to enter: its code, its drawing, its reissue and its end."""
