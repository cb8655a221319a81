welcome = welcome! Say "help" to see what I can do.
