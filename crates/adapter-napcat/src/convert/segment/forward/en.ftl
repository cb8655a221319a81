source-one = Chat history of { $name }
source-two = Chat history of { $first } and { $second }
source-group = Group chat history
summary = View { $count ->
    [one] 1 forwarded message
   *[other] { $count } forwarded messages
}
forward = [Chat history]
image = [Image]
video = [Video]
file = [File]
record = [Voice]
sticker = [Sticker]
face = [Emoticon]
dice = [Dice]
rps = [Rock, paper, scissors]
music = [Music]
share = [Link]
contact = [Contact]
location = [Location]
everybody = @everyone
nothing = [No preview]
