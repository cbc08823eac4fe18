"""References in notes: the works that notes name, and what leads back to them."""
