"""Which private workspace a window has open, and what of it is on the disk. Draws nothing."""
