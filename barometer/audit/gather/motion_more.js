// How many milliseconds more are worth to wait for a second change.
() => window.__barometerMotion?.more() ?? 0
