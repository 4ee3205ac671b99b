"""A URL becomes a Document: client, guard, limits, hosts."""
