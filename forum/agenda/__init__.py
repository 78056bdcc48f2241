"""What happens when and where: sessions, tracks, who appears in them."""
