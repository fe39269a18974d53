"""What can go wrong, as one clear sentence for the owner."""


class PlanError(Exception):
    """A refusal: its text is one sentence that says what happened and what to do, fit for the screen."""
