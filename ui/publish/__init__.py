"""Publishing what is shown: one button, one dialog, and what to do with the address."""
