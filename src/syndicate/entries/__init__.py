"""A Draft becomes an Entry: normalize, recognize."""
