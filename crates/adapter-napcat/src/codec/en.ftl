event-no-json = this is no JSON object (line { $line }, column { $column }): { $reason }
event-no-event = this is no event of NapCat's: it has no `post_type`
