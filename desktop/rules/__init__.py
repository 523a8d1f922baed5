"""Law as data: rule packs, dated lookup, evaluation."""
