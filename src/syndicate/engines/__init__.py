"""Shelf: who calls the tick."""
