stopping = stopping: no more events are taken, running handlers may finish
events-dropped = events were not handled to the end in time and are dropped
connections-cut = connections did not close in time and are cut
bot-ended = ended
bot-joined = turned up, and runs from now on
bot-there-already = there is a bot `{ $bot }` already
bot-gave-up = gave up: { $error }
adapter-panicked = the adapter panicked: { $panic }
no-bot-left = no bot is left: { $bots } gave up
no-such-module = `modules.disable` names `{ $name }`, and there is no such module

queue-full = too many events wait; events were dropped
directory-outside = a directory is only to be had in an app
handler-failed = a handler failed: { $problem }
handler-panicked = it panicked: { $words }
handler-too-slow = it took longer than { $deadline } and was stopped
nobody-to-answer = there is nobody to answer: it came from no conversation
without-words = without words
