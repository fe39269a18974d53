"""The plan file, and the only package that knows SQL."""
