"""The timer in the window: what counts it, shows it, and asks about it."""
