"""Pages → snapshots → assertions. Gatherers collect without judging, checks judge without fetching."""
