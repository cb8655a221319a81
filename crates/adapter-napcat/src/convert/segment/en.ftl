# Reasons why a message cannot be sent; an argument's name stands in front

message-empty = has no segment, so there is nothing to send
message-forward-mixed = has a merged forward and something else, which cannot be one message
message-music-incomplete = has music without a page or a picture, which is not shown
message-sticker-incomplete = has a sticker without its package and key, or a link to its picture, which is not shown
message-no-type = has a segment without a type
message-no-text = has a text that is none
message-forward-empty = has a merged forward with nothing in it
message-forward-deep = has merged forwards in each other, more than { $limit } deep
message-node-quotes-nothing = has a node that quotes no message
message-node-by-nobody = has a node that nobody is said to have said
message-is-forward = is a merged forward, which is more than a list of segments
forward-empty = has nothing in it
forward-known-by-id = has nothing in it; one that is known by its id is sent in a message
sending-segment = sending a segment of type `{ $kind }`
only-received = NapCat receives them only
share-is-received = NapCat sends only a card that was received, as it came; send the link as a text, or make a card with `Json`
location-is-fixed = NapCat would send a place of its own in its stead
poke-is-a-call = NapCat receives them only; call `group_poke` or `friend_poke` instead
online-file-is-a-call = NapCat receives them only; call `send_online_file` instead
flash-is-a-call = NapCat receives them only; call `send_flash_msg` instead
