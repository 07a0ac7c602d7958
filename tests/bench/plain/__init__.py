"""What ``bench_plain.py`` is made of."""
