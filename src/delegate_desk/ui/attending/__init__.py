"""What looks after the open window while somebody works with it."""
