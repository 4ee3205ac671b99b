"""A Document becomes Drafts, by media type."""
