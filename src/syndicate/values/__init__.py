"""Pure functions on one value: text, dates, URLs, markup, language, reading time, schedule."""
