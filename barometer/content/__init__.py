"""Packs of files → domain objects. A wrong file is named by file and line, with what was meant."""
