## NDAs and pledges
subject-nda = NDAs and pledges
nav-ndas = NDAs

## States
nda-state-issued = to be signed
nda-state-returned = returned
nda-state-signed = to be signed off
nda-state-scheduled = not yet in force
nda-state-in-force = in force
nda-state-expiring = expiring
nda-state-expired = expired
nda-state-ended = ended
nda-state-declined = declined
nda-state-void = void
nda-event-issued = issued
nda-event-signed = signed
nda-event-signed-off = signed off
nda-event-returned = returned
nda-event-declined = declined
nda-event-voided = taken back
nda-event-ended = ended
nda-step-sign-off = Sign off
nda-step-return = Return
nda-step-decline = Decline to sign
nda-step-void = Take back
nda-step-end = End
signature-method-in-product = signed in the product
signature-method-by-link = signed by link
signature-method-on-paper = signed on paper
cover-bound = bound
cover-expiring = expiring
cover-signed = signed, to be signed off
cover-unsigned = to be signed
cover-lapsed = lapsed
cover-declined = declined
cover-missing = missing

## The list
nda-list-title = NDAs and pledges
nda-list-lead = Pledges of staff and members, and NDAs with consignees, in one register.
nda-any-state = Any state
nda-any-kind = Any kind
nda-party = Party
nda-kind = Kind
nda-state = State
nda-version = version { $n }
nda-issued-on = Issued on
nda-signed-on = Signed on
nda-sign-by = To be signed by
nda-valid-from = First day in force
nda-valid-until = Valid until
nda-without-end = no end
nda-column-number = No. of the NDA
nda-column-version = Version
nda-column-overdue = Not signed in time
nda-overdue = was to be signed by { $on }
nda-shown =
    { $n ->
        [one] 1 shown
       *[other] { $n } shown
    }
nda-none = No NDA or pledge fits
nda-none-hint = Change the filter, or issue a new one.
nda-mine-title = My pledges
nda-mine-lead = What waits for your signature, and what you have signed.
nda-mine-waiting = To be signed
nda-mine-others = Others (signed, ended)
nda-mine-none = There are no pledges yet
nda-read-and-sign = Read and sign

## One NDA
nda-title = { $title } ({ $name })
nda-number = No. { $n }
nda-number-label = Number
nda-text = Text
nda-download-text = Save the text as signed
nda-text-erased = The text cannot be shown: personal data was erased. Its hash stays.
nda-evidence = Evidence
nda-certificate = Certificate of signature
nda-certificate-pdf = Save as PDF
nda-certificate-title = Certificate of signature ({ $name })
nda-certificate-file = certificate-{ $id }
nda-collected-by = Collected by { $name }
nda-signed-off-on = Signed off on
nda-survives-until = Obligations survive until
nda-renew = Renew
nda-renews = Renews
nda-renewed-by = Renewed by
nda-renews-this = This renews:
nda-by-link-entry = by link (entry { $seq })
nda-make-link = Make a link for signing
nda-open = Open

## Signing
nda-sign = Sign
nda-sign-title = Read and sign
nda-sign-lead = Please read to the end, and sign if you consent.
nda-consent = I have read the text to its end and consent to it.
nda-consent-given = Consent
nda-typed-name = Name
nda-typed-name-hint = Type “{ $name }”.
nda-what-is-kept = As evidence of the signature, date and time, your name, the address you come from, the kind of browser and the hash of the text (SHA-256) are kept.
nda-file-is-signed = What is signed is this file:
nda-file-by-link = What is signed is a file. Please read it before you sign.
nda-download-file = Read the file
nda-link-lead = To be signed by { $name }. This link is good until { $until }.
nda-decline-title = If you do not sign
nda-done-title = Received
nda-done-signed = Your signature was received
nda-done-signed-text = Thank you. You may close this page; the link cannot be used again.
nda-done-declined = You declined to sign
nda-done-declined-text = Your reason was passed on. You may close this page.
nda-linked-title = Link for signing
nda-linked-lead = Hand this link to { $name }.
nda-linked-once = This link is shown only now. It can be used once, until { $until }. Earlier links are void.
nda-linked-email = To be sent to: { $email }
nda-linked-back = Back to the NDA
nda-paper = Record a signature on paper
nda-paper-title = Record a signature on paper
nda-paper-lead = Hand in the scan of what { $name } signed.
nda-signed-on-hint = The date on the paper, for example 2026-11-23.
nda-collector = Collected by
nda-collector-hint = Not the person who signed.
nda-collected-by-me = Myself
nda-scan = Scan
nda-scan-hint = PDF, PNG or JPEG, 20 MB at most.
nda-method = How it was signed
nda-recorded-at = Recorded at
nda-address = Address
nda-agent = Browser
nda-hash-signed = SHA-256 of the text signed
nda-entry = Entry of the ledger
nda-organisation = Organisation
nda-how-to-verify = Whether a saved text is the one that was signed, the command “kantoku nda verify FILE” tells.

## Steps
nda-step-title = { $name }: { $step }
nda-lead-sign-off = You have read the text and seen the evidence; from now on it is in force.
nda-lead-return = It has to be signed again. The signer sees the reason.
nda-lead-decline = Say why you do not sign.
nda-lead-void = Takes back what was issued by mistake.
nda-lead-end = Ends it before its term. Obligations that survive go on as the text says.
nda-ends-on = Last day
nda-ends-on-hint = It is in force up to and including this day.
nda-survives-until-hint = If empty, as the text says.
nda-said-issued = Issued.
nda-said-issued-all = Issued to all.
nda-said-signed = Signed.
nda-said-recorded = The signature on paper was recorded.
nda-said-signed-off = Signed off.
nda-said-returned = Returned.
nda-said-declined = Recorded that you declined.
nda-said-voided = Taken back.
nda-said-ended = The end was recorded.
nda-queue-title = Waiting for sign-off
nda-queue-lead =
    { $n ->
        [one] 1 is signed and waits to be signed off.
       *[other] { $n } are signed and wait to be signed off, what waited longest first.
    }
nda-queue-empty = Nothing waits to be signed off
nda-choose = Choose
nda-choose-all = Choose all that I may sign off
nda-sign-off-chosen = Sign off those chosen
nda-waits = Waits
nda-days =
    { $n ->
        [one] 1 day
       *[other] { $n } days
    }
nda-confirm-title = Sign off those chosen?
nda-confirm-text = They are in force from then on. Each can be opened to read its text and evidence first.

## Issuing
nda-issue = Issue
nda-issue-title = Issue an NDA or a pledge
nda-issue-lead = The text in force is filled in for whoever is to sign. Whoever issues it does not sign it off.
nda-agreement = Text
nda-language = Language
nda-person = Person
nda-consignee = Consignee
nda-nobody = (none)
nda-signatory = Signatory of the consignee
nda-signatory-hint = The name of whoever signs for the consignee.
nda-signatory-email = Mail address of the signatory
nda-valid-from-hint = If empty, in force from the sign-off.
nda-valid-until-hint = If empty, as the text says.
nda-all = Issue to all who lack one
nda-all-title = Issue to all who lack one
nda-all-lead = Of { $total } people with access to personal data, { $n } are not bound. Nothing is issued to those for whom one on the text in force already waits.
nda-all-renew = Also to those whose NDA ends soon, as a renewal
nda-all-confirm = Issue to all of them?
nda-all-confirm-text = Each gets the text for their kind.
nda-any-department = Any department
nda-any-person-kind = Any kind of person
nda-any-access = Any system or ledger
nda-resource = May handle

## Coverage
nda-coverage-title = Coverage
nda-coverage-lead = Who had access to personal data on { $on }, and who was bound.
nda-people-bound = people bound / with access
nda-work-bound = entrusted work under confidentiality
nda-by-group = By department and kind
nda-no-department = No department
nda-with-access = With access
nda-bound = Bound
nda-percent = Coverage
nda-nobody-has-access = Nobody is recorded with access to personal data on this date.
nda-stands = Stands
nda-only-gaps = Only gaps
nda-people-gaps = People who are not bound
nda-n-people =
    { $n ->
        [one] 1 person
       *[other] { $n } people
    }
nda-next-step = Next step
nda-no-gaps = There is nobody.
nda-work-gaps = Entrusted work without an obligation of confidentiality
nda-since = From
nda-no-work-gaps = All entrusted work is under an obligation of confidentiality.

## Operations
operation-nda-list = NDAs in a list
operation-nda-show = One NDA
operation-nda-mine = One's own pledges
operation-nda-queue = What waits for sign-off
operation-nda-coverage = Coverage
operation-nda-gaps = Entrusted work without confidentiality
operation-nda-verify = Whether a file was signed
operation-nda-link = What a link asks to sign
operation-nda-issue = NDA issued
operation-nda-issue-all = NDAs issued to many
operation-nda-make-link = Link for signing made
operation-nda-sign = Signed
operation-nda-sign-by-link = Signed by link
operation-nda-sign-on-paper = Signature on paper recorded
operation-nda-sign-off = Signed off
operation-nda-return = Signature returned
operation-nda-decline = Declined to sign
operation-nda-decline-by-link = Declined to sign by link
operation-nda-void = NDA taken back
operation-nda-end = NDA ended

## What cannot be done
nda-step-out-of-order = In the state “{ $state }”, “{ $event }” is not possible.
nda-of-another = Nobody signs for another.
nda-own = “{ $party }” is your own: you do not sign it off. Somebody else has to.
nda-own-issue = You issued “{ $party }” and do not sign it off. Somebody else has to.
nda-own-collection = You collected or recorded the signature of “{ $party }” and do not sign it off. Somebody else has to.
nda-own-paper = You do not record your own signature on paper.
nda-collected-by-signer = Whoever signed does not collect it.
nda-other-name = “{ $read }” is not the name of the signer. Please type “{ $expected }”.
nda-needs-consent = Please read the text to its end, and tick the box if you consent.
nda-other-text = The text that was shown has changed. Please read it again.
nda-text-superseded = Version { $read } of the text was superseded by version { $expected }. It has to be issued anew.
nda-text-withdrawn = This text was withdrawn. It has to be issued anew on a text in force.
nda-signed-before-issue = The date of signature { $read } lies before the issue on { $expected }.
nda-signed-in-future = The date of signature { $read } lies after today ({ $expected }).
nda-date-before-issue = { $read } lies before the issue on { $expected }.
nda-until-before-from = { $read } lies before the first day, { $expected }.
nda-ends-after-term = { $read } lies after the last day of the term, { $expected }.
nda-ends-too-late = { $read } is more than a year ahead.
nda-no-such-agreement = There is no such text.
nda-no-such-person = There is no such person ({ $read }).
nda-no-text-in-force = No text is in force today. One has to be adopted first.
nda-no-text-for-kind = No text for “{ $kind }” is in force today. One has to be adopted first.
nda-text-not-in-language = There is no text in this language.
nda-organisation-unnamed = The organisation has no name yet. Please set it first.
nda-person-does-not-belong = This person does not belong to the organisation today.
nda-consignee-not-in-register = This consignee is not in the register today.
nda-one-party = It is issued to a person or to a consignee, not to both.
nda-other-kind-of-party = “{ $kind }” is not for this party.
nda-already-pending = One that was issued on { $issued } still waits.
nda-renews-another = Only an NDA of the same party can be renewed.
nda-nobody-lacks-one = Nobody who fits lacks one.
nda-link-void = This link cannot be used: it has run out, was used, or is not right. Please ask for a new one.
nda-own-link = “{ $party }” was signed by a link that you made: you do not sign it off. Somebody else has to.
nda-own-end = You do not end or take back your own.
nda-not-to-be-signed-off = “{ $party }” cannot be signed off in the state “{ $state }”.
nda-survives-before-end = The obligations would survive until { $read }, before the last day { $expected }.
nda-not-renewable = In the state “{ $state }” it cannot be renewed.
nda-renewed-already = It was renewed already.
nda-superseded = The text was superseded, so this cannot be signed. It has to be issued anew on the new version.
nda-returned-signatures = Signatures that were returned
nda-state-on = State
nda-not-recorded = not recorded
