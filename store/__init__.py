"""All that reads or writes: the atlas's files, saved workspaces, published calculations."""
