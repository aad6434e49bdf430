# Files
operation-document-show = Show a document’s details
operation-document-erase = Bytes of a file destroyed

document-empty = “{ $read }” is an empty file.
document-too-large = The file is too large ({ $read }). The limit is { $expected }.
document-kind-not-taken = “{ $read }” is not of a kind that can be attached. These can: { $expected }.
document-unlike-its-name = The content of “{ $read }” is not what its name says. Please check the original file.
document-folder-unusable = The folder for files cannot be written. Nothing was saved. Please tell an administrator.
document-no-folder = No folder for files has been set. Nothing was saved. Please tell an administrator.
document-gone = The file is not where it was kept (SHA-256: { $hash }). Please tell an administrator.
document-changed = The file is no longer what was handed in (SHA-256: { $hash }). Please tell an administrator.
document-erased = The bytes of this file were destroyed by entry #{ $entry }.
document-key-missing = The key of the files ({ $file }) is not there. Please put it back: with a new key, the files that are kept could not be read.
document-key-another = The key ({ $file }) is not that of the folder of files. Please put the right one back.
document-key-unreadable = The key of the files ({ $file }) cannot be read or written ({ $why }).
document-folder-unreadable = { $folder } cannot be read or written ({ $why }).
document-erase-title = { $name }
document-erase-action = Destroy the bytes
document-erase-warning = This cannot be undone
document-erase-lead = The bytes of the file are destroyed. Its name, size and hash stay, and that it was handed in. Where the same bytes were handed in for something else too, they stay for that. Backups that were made before still have them.
document-was-erased = The bytes of the file were destroyed.
document-erased-tag = destroyed
document-erased-by = Destroyed by entry
document-reason = Reason
document-reason-hint = It stays on the ledger. Please name no person.
document-belongs-to = Belongs to
document-verified = Files
document-not-verified = The files could not be looked through
document-missing = Files that are not there
document-altered = Files that are not what was handed in
document-whole = As they were handed in
document-destroyed = Destroyed
document-unlisted = Named by no entry
document-unlisted-hint = kantoku verify --remove-unlisted removes them.

## Headings of lists
document-name = Name
document-media-type = Kind
document-size = Size (bytes)
document-hash = SHA-256
document-by = Handed in by
document-parent = Belongs to
