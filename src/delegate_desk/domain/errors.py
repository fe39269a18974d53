"""What can go wrong, as one clear sentence for the owner."""


class PlanError(Exception):
    """A refusal: its text is one sentence that says what happened and what to do, fit for the screen."""


class NotSaved(PlanError):
    """A change could not be written: the plan on disk and in memory is as it was."""


class ChangedElsewhere(PlanError):
    """Another program has written the plan since it was read."""


class Busy(PlanError):
    """Another program is writing a file just now."""


class Damaged(PlanError):
    """A file is not, or no longer, a whole plan."""
