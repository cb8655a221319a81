act-nowhere = this event belongs to no conversation that something could be said in
act-nobody = this event is about nobody in particular
act-itself = this event is about the bot itself
act-no-group = this did not happen in a group
act-no-message = this event is about no message
act-no-request = this event asks for no decision
