"""Ideas: alternatives and opportunities, and what becomes of them."""
