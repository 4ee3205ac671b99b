"""Shelf: where published files go."""
