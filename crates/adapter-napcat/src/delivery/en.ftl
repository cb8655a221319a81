comes-back-otherwise = has something in it that comes back from the platform as something else
no-history = is no conversation with a history
event-made-up = does not come from NapCat, so nothing can be done about it
