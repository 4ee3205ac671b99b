"""Shelf: how a feed is written. One file is one format."""
