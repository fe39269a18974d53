"""The words of the plan, as immutable records, and what they mean by themselves; standard library only."""
