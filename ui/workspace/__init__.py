"""Saving what is shown: a quiet word in the head, what needs to be said, a line in the foot, and a dialog."""
