"""One file is one thing that a person or a clock can ask for."""
