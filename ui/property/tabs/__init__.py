"""The tabs of the page, one module each: what was assumed on one side, what follows on the other."""
