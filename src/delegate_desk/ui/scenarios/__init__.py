"""The scenarios page: what-ifs beside the plan, and what they would give."""
