# Reasons why a file cannot be sent; an argument's name stands in front

file-not-here = is not on this machine: `{ $source }`
file-no-bytes = has a file of no bytes
file-no-link = has a link that is none, `{ $source }`; links begin with `http://` or `https://`
file-unsendable = has a source that cannot be sent: { $source }
file-foreign-path = names no file of this machine, `{ $source }`
file-no-base64 = has base64 that is none: { $error }
file-empty-path = names a file by an empty path
file-not-looked-at = could not be looked at: { $error }
file-unreadable = names a file that cannot be read, `{ $path }`: { $error }
file-not-allowed = names a file outside of the folders of `files.allow`, `{ $path }`
file-no-file = names something that is no file, `{ $path }`
file-empty = names an empty file, `{ $path }`

# Mistakes of the configuration

files-too-large = it must be at most 32MiB: a message of the server holds no more
files-no-folder = `{ $path }` is no folder
files-unreadable = `{ $path }` cannot be read: { $error }
no-folders-in-private = there are no folders in a private chat
file-without-link = the platform gives no link to this file
segment-is-no-file = this part of the message is no file
file-on-the-server = { $path } is on the machine of NapCat alone; if both run on one machine, set `shared: true` under `files`, else switch `enableLocalFile2Url` on in NapCat

# Files that come from the server

file-unwritable = names a file that cannot be written, `{ $path }`: { $error }
file-not-for-memory = { $path } has more than 32 MiB, which is too much to be held in memory; save it with `download_file_stream` and `save_to`
download-cut = it ended without an end
download-no-beginning = it began without saying what file it is
download-gap = chunk { $chunk } did not come
download-again = chunk { $chunk } came again
download-miscounted = { $bytes } bytes in { $chunks } chunks came, but { $told } bytes in { $told_chunks } chunks were sent

# Reasons why what is read cannot be uploaded; an argument's name stands in front

reader-unreadable = cannot be read on: { $error }
reader-unkept = cannot be kept in { $folder } until it is known how much it is: { $error }
reader-too-short = ended before the { $length } bytes it was said to have
