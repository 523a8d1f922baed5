"""案件: the list, one case, and the acts that are recorded in it."""
