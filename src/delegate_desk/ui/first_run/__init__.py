"""What a new owner sees: three ways to start a list of duties."""
