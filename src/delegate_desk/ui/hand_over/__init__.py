"""The parts of the hand-over page: the rail of stages, and the brief of one duty."""
