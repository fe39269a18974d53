"""Delegate Desk: the desktop planner that gives owners of small businesses their hours back."""

# Written here, not read from the package metadata: that look-up costs a start 24 ms.
__version__ = "0.1.0"
