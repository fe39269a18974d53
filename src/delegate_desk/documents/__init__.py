"""What is printed, as plain blocks without Qt."""
