"""The atlas on the screen: map, choice of figure and place, panel, comparison, scatter and ranking."""
