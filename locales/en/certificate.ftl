## Kinds and states of certificates
subject-certificate = Certificate
certificate-kind-privacy-mark = PrivacyMark
certificate-kind-isms = ISMS (ISO/IEC 27001)
certificate-kind-isms-cloud = ISMS cloud security (ISO/IEC 27017)
certificate-kind-ismap = ISMAP
certificate-kind-cbpr = CBPR
certificate-kind-soc2 = SOC 2
certificate-kind-other = Other
certificate-state-valid = Valid
certificate-state-ending-soon = Ending soon
certificate-state-ahead = Not begun
certificate-state-ended = Ended

## Pages
certificate-list-title = Certificates
certificate-list-lead = PrivacyMark, ISMS and other certificates that third parties gave to consignees, and until when they hold.
certificate-certificate = Certificate
certificate-consignee = Consignee
certificate-kind-head = Scheme
certificate-state-head = State
certificate-period = Valid
certificate-scope = Scope
certificate-scope-hint = Which organisation, places and services it covers
certificate-number = Registration no.
certificate-name = What it is called
certificate-name-hint = Needed where the scheme is “Other”
certificate-issuer = Certified by
certificate-from-on = From
certificate-until-on = Until
certificate-until-on-hint = It holds up to and including this day. Leave empty if no end is known
certificate-not-renewed = No renewal on record
certificate-only-lapsed = Only not renewed
certificate-only-of = Only certificates of { $name } are shown.
certificate-of-all = Show all certificates
certificate-shown =
    { $n ->
        [one] 1 certificate
       *[other] { $n } certificates
    }
certificate-none-found = No certificate matches
certificate-none = No certificate has been entered
certificate-none-hint = They are entered from the page of their consignee, or imported as a list.
certificate-none-of-consignee = No certificate has been entered.
certificate-show-title = { $name } { $number }
certificate-lapsed-callout = This certificate has ended and no renewal is on record. Check whether answers of an evaluation lean on it, and evaluate again if they do. A decision made after its end takes this notice away.
certificate-periods = Periods
certificate-details = What is certified
certificate-files = Files
certificate-new = Enter a certificate
certificate-new-title = Certificate of { $name }
certificate-edit = Correct
certificate-edit-title = Correct certificate { $number }
certificate-edit-lead = Corrects the record of the last period. Renewals are recorded as such.
certificate-renew = Record a renewal
certificate-renew-title = Renewal of certificate { $number }
certificate-renew-lead = Adds a new period. The earlier ones stay as they are.
certificate-end = Record its end
certificate-end-title = End of certificate { $number }
certificate-end-lead = For one that ends before its time, withdrawn or given back.
certificate-entered = The certificate was entered.
certificate-changed = The correction was saved.
certificate-renewed = The renewal was saved.
certificate-ended = The last day was saved.
certificate-file-attached = The file was attached.
certificate-file-detached = The file was taken off.

## Headings of the table
certificate-column-consignee-no = Consignee no.
certificate-column-consignee-name = Consignee
certificate-column-kind = Scheme
certificate-column-name = Certification name
certificate-column-number = Registration no.
certificate-column-scope = Scope
certificate-column-issuer = Certification body
certificate-column-from-on = Valid from
certificate-column-until-on = Valid until
certificate-column-state = State
certificate-column-lapsed = No renewal on record

## Deadlines
deadline-certificate = Check that { $name } renews { $kind } { $number }
deadline-because-certificate = the certificate is valid until then

## Import
import-kind-certificates = Certificates
import-thing-certificate = Certificate
import-certificate-other = “{ $read }” is no scheme of the list: it is entered as another certificate.
import-certificate-since = There is no first day: it is entered as valid from { $on }.

## Errors
certificate-name-needed = Where the scheme is “Other”, write what the certificate is called.
certificate-there-already = The consignee has a certificate of this scheme with number { $read } already. Record a renewal of that one.
certificate-without-end = The running period has no end. Record its end first.
certificate-overlaps = The first day ({ $read }) is not after the last day of the period before ({ $expected }).
certificate-reaches-next = The next period begins on { $expected }. Choose an earlier day.
certificate-no-such-period = No period that begins on { $read } is recorded.

## Names on the ledger
operation-certificate-list = List of certificates
operation-certificate-show = Show a certificate
operation-certificate-export = Export certificates
operation-certificate-enter = Enter certificate
operation-certificate-renew = Renew certificate
operation-certificate-change = Correct certificate
operation-certificate-end = End certificate
operation-certificate-attach = Attach file to certificate
operation-certificate-detach = Take file off certificate
operation-import-certificates = Import certificates

## Annual report
report-certificates = Certificates of consignees
report-certificates-about = Certificates that consignees held on { $on }, those that end soon, and those that have ended.
report-certificate-movement = Certificates that came and went
report-certificate-kinds = Certificates that hold, by scheme
report-certificate-holders = Consignees with a certificate
report-certificate-lapsed = Ended without renewal while the work goes on
report-certificate-ending = Ending within 90 days
report-certificate-ended = Ended in the period
report-certificate-column-no = Registration no.
report-figure-certified = Consignees that hold a certificate (of those with work to be supervised)
