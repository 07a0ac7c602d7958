"""What the product does, in verbs: the only thing that the command line, the web and the worker call."""
