"""The dialog of the best plan: what is asked at the left, what would change and why at the right."""
