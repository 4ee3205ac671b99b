"""Bytes become findings: what is wrong with a feed before anybody sees it."""
