"""The reference list and the reference in hand, as the views show them."""
