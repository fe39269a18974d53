"""The weekly review: its five steps, its fields, and what stands beside them."""
