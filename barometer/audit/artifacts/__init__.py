"""What gatherers fill a snapshot with: frozen dataclasses, a file per family of gatherers. Facts only, no judgement."""
