"""The parts of the settings page: sentences with fields in them, one part for each section."""
