"""Tests mirror the package. A regular package, because two of our dependencies install a package "tests" of their own."""
