"""Tests of what the plan means."""
