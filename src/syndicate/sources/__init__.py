"""Shelf: where articles are listed. One file is one kind of [source.NAME]."""
