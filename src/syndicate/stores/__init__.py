"""Shelf: what is remembered, behind the books of ports.py."""
