# Evidence packs
subject-report-pack = Evidence pack

operation-report-pack-list = List of evidence packs
operation-report-pack-make = Evidence pack ordered
operation-report-pack-finish = Evidence pack handed over

pack-title = Evidence pack
pack-offer = Everything that stands behind this report in one ZIP: the report, criteria, evaluations, certificates of NDAs, contracts, reviews, corrective actions, training, the files they cite, and the entries of the ledger, with hashes. Its index.html is read without a network. Personal data leave the register by it; the ledger keeps who took it.
pack-order = Order the evidence pack
pack-said-ordered = The evidence pack is ordered. Fetch it now.
pack-fetch = Fetch the ZIP
pack-fetch-about = It is made while it is sent. It may be fetched by whoever ordered it, until it was handed over whole; after that the hash of its list of files stands here.
pack-no = Number
pack-ordered = Ordered
pack-manifest = Hash of its list of files
pack-manifest-about = Whoever holds the pack compares this with the SHA-256 of manifest.json: then every file is as it left the register, since the list has the hash of each.
pack-not-finished = not handed over yet
pack-edition-or-year = Name either an edition or a year.
pack-handed-over = This pack has been handed over. Order another one.
pack-another = Another evidence pack is being made. Please try again when it is done.

pack-back = To the index
pack-of-edition = This pack stands behind a closed annual report.
pack-of-draft = This pack stands behind an annual report that is not closed.
pack-about = Everything in it is as it was known at the entry of the ledger that is named below. It contains personal data: keep it accordingly.
pack-period = Period
pack-known = Known
pack-known-at = up to entry { $seq } of the ledger
pack-count = Files
pack-contents = Contents
pack-verify = How to verify it
pack-verify-files = Whether every file is as it left the register (on Linux and macOS, in the folder of this page; elsewhere compare the SHA-256 of a file with the one below):
pack-verify-list = Whether this list of files is the one that the register handed over, wherever the register is at hand:
pack-verify-report = Whether a file of the report is as it was closed:
pack-lists = For programs:
pack-missing = Files that are not in the pack
pack-missing-about = These are cited and are not in the pack.
pack-nothing-missing = Everything that is cited is in the pack.
pack-name = Name
pack-why = Why
pack-hash = SHA-256
pack-what = What it is
pack-form = File
pack-size = Size
pack-files = Files cited
pack-not-here = not in the pack: { $why }
pack-entry = Entry

pack-reason = Why a file is missing
pack-reason-destroyed = its bytes were destroyed
pack-reason-gone = it is missing in the folder of files
pack-reason-changed = what is in the folder of files is not what was handed in
pack-reason-not-made = it could not be made here (no font for PDF)

pack-folder-report = Annual report
pack-folder-criteria = Criteria
pack-folder-evaluations = Evaluations
pack-folder-ndas = NDAs and pledges
pack-folder-contracts = Contracts
pack-folder-certificates = Certificates of consignees
pack-folder-reviews = Reviews
pack-folder-actions = Corrective actions
pack-folder-endings = Ended work
pack-folder-rules = Rules
pack-folder-training = Training
pack-folder-documents = Files that are cited
pack-folder-ledger = Ledger

pack-prepared-by = Prepared by
pack-computed = By calculation
pack-decisions = Decisions
pack-conditions = Conditions
pack-condition = Condition
pack-due = Due
pack-by = By
pack-on = Day
pack-step = What happened
pack-comment = Comment

cli-report-pack = Orders the evidence pack of an annual report and writes it into a file
cli-flag-edition = The number of the edition in the register
cli-flag-year = The fiscal year of a report that is not closed
cli-flag-known = By what was known when the ledger ended with this entry
cli-pack-written = { $files } files; SHA-256 of manifest.json: { $manifest }
cli-pack-missing = { $n } files that are cited are not in it; index.html names them.
cli-pack-needs-out = Name the file with --out.
cli-verify-pack-yes = The list of files of evidence pack { $id } ({ $label }), as it was handed over.
