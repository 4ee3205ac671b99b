"""Shelf: how an entry is told. One file is one kind of [network.NAME]."""
