"""What the plan means: pure functions over snapshots; no clock (today is an argument), no files."""
