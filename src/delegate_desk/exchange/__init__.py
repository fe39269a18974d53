"""Files in and out, as candidates or text; nothing here writes to the plan."""
