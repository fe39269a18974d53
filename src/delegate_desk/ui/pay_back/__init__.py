"""What hand-overs cost before they give anything back: a chart of the coming weeks, and when it is even."""
