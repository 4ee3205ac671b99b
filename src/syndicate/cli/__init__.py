"""The command line: words in, one act, words out."""
