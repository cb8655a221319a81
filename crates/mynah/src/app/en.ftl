stopping = stopping: no more events are taken, running handlers may finish
events-too-late = events came while the app was stopping, and were not taken
events-dropped = events were not handled to the end in time and are dropped
connections-cut = connections did not close in time and are cut
bot-ended = ended
bot-joined = turned up, and runs from now on
bot-there-already = there is a bot `{ $bot }` already
bot-gave-up = gave up: { $error }
adapter-panicked = the adapter panicked: { $panic }
no-bot-left = no bot is left: { $bots } gave up
no-such-module = `modules.disable` names `{ $name }`, and there is no such module

directory-outside = a directory is only to be had in an app
calls-not-hooked = the calls of this bot do not pass the hooks: its adapter does not let them be seen
