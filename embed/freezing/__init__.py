"""From listings on a screen to a frozen record."""
