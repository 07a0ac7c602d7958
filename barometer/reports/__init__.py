"""What a reader takes away: one file per format with ``write()``, and the words and pieces that they share."""
