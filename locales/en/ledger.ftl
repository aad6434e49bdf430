# The ledger
operation-ledger-list = List of the ledger
operation-ledger-actors = People who may stand in the ledger
operation-ledger-show = Ledger entry shown
operation-ledger-verify = Ledger verified
operation-ledger-erase = Payloads of ledger entries destroyed

ledger-list-title = Ledger
ledger-list-about = A record of everything that was done. Each entry seals the one before it, so that a change or a gap is found when the ledger is verified.
ledger-verify-action = Verify
ledger-operation = Operation
ledger-person = By
ledger-subject = Kind of subject
ledger-subject-id = Number of the subject
ledger-about = About
ledger-door = Door
ledger-from = From
ledger-until = Until
ledger-seq = No.
ledger-at = Time
ledger-total = { $n } entries in all
ledger-erased-tag = payload destroyed
ledger-none-found = No entry is like that
ledger-none-found-text = Try again with other conditions.
ledger-show-all = Show all
ledger-empty = There are no entries yet

ledger-entry-title = Ledger entry #{ $seq }
ledger-entry-before = Entry before
ledger-entry-after = Next entry
ledger-what = Entry
ledger-payload = Payload
ledger-payload-gone = The payload of this entry was destroyed. The reason stands in:
ledger-seals = Seals
ledger-hash = Hash of this entry
ledger-previous = Hash of the entry before
ledger-digest = Digest of the payload
ledger-seals-about = All are SHA-256. The digest is salted: the chain can be verified even after the payload is destroyed.

ledger-erase-title = Destroy the payload
ledger-erase-about = The payload of entries on people, accounts and contacts of consignees can be destroyed. The entry and its seals stay, and the ledger records the reason. What is registered of consignees and people does not change.
ledger-erase-action = Destroy the payload
ledger-erase-sure = The payload of this entry is destroyed. This cannot be undone.
ledger-erased = The payload of the entry was destroyed.
ledger-erase-too-many = At most { $expected } payloads can be destroyed at once ({ $read } were named).
ledger-no-entry = There is no ledger entry #{ $read }.
ledger-erasure-stays = “{ $operation }” is the record of an erasure: its payload stays.
ledger-evidence-stays = “{ $operation }” is evidence of supervision: its payload stays. Only payloads on people, accounts and contacts of consignees can be destroyed.

ledger-verify-title = Verification of the ledger
ledger-verify-about = All seals are computed again and compared, from the first entry on.
ledger-whole = The ledger is whole
ledger-whole-text = The seals of all { $n } entries hold.
ledger-verify-count = Entries
ledger-verify-head = Hash of the last entry
ledger-destroyed = Payloads destroyed
ledger-destroyed-by = Destroyed by entry
ledger-destroyed-payloads = Payloads
ledger-broken = The chain of the ledger is broken
ledger-broken-text = The first entry that does not hold is #{ $seq }. Leave the database as it is, and tell the administrator.

## Headings of lists
ledger-actor = Kind of actor
ledger-person-id = Person no.
ledger-erased-by = Destroyed by entry
ledger-erasable = Can be destroyed
ledger-head = Head of the ledger
ledger-count = Entries
ledger-lines = Entries
ledger-entry = Entry
ledger-next = Next page from
ledger-seqs = Entries
ledger-state = State

## Files, and following one thing
operation-ledger-export = Entries of the ledger as a file
ledger-operation-name = Name of the operation
ledger-export = All of it as a file:
ledger-export-too-long = A workbook takes { $expected } entries at most. Narrow the list down, or take CSV or JSON.
ledger-order = Order
ledger-order-latest = Latest first
ledger-order-oldest = As it happened
ledger-follow = What the ledger tells of this
ledger-followed = What the ledger tells of:
ledger-asked = What was asked
ledger-field = Field
ledger-text = Value
ledger-after = After entry
