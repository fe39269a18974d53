"""Ideas: alternatives and opportunities worth keeping."""

from typing import Literal, NamedTuple, get_args

IdeaStatus = Literal["open", "tried", "kept", "dropped"]
IDEA_STATUSES: tuple[IdeaStatus, ...] = get_args(IdeaStatus)


class Idea(NamedTuple):
    """A thought worth keeping, often a provider's."""

    id: str
    text: str = ""
    provider: str | None = None
    status: IdeaStatus = "open"
    position: int = 0
