"""What all tests share."""

from builders import TODAY, a_duty, a_plan, a_provider

__all__ = ["TODAY", "a_duty", "a_plan", "a_provider"]
