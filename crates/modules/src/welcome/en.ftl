welcome = welcome! Say "help" to see what I can do.
key-text = what is said to whoever joins a group; without it, a text in the language of the bot
