deadline-kind-evaluation = Evaluation
deadline-kind-condition = Condition
deadline-kind-review = Review
deadline-kind-action = Corrective action
deadline-kind-effectiveness = Effectiveness to be confirmed
deadline-kind-contract-end = Contract ends
deadline-kind-contract-notice = Last day for notice
deadline-kind-signature = Signature
deadline-kind-sign-off = Sign-off
deadline-kind-nda-end = NDA or pledge ends
deadline-kind-certificate = Certificate ends
deadline-kind-sub-entrustment = Decision on a sub-consignee
deadline-kind-foreign-check = Check of a foreign recipient
deadline-kind-disposal = Return or destruction
deadline-kind-acknowledgement = Acknowledgement of rules
deadline-kind-training = Training
deadline-basis-set = set by a person
deadline-basis-rule = required by a rule
operation-deadline-list = Deadlines listed
deadline-evaluation-initial = Evaluate { $name } before the work begins
deadline-evaluation-periodic = Evaluate { $name } again before the evaluation in force ends
deadline-condition = Condition for { $name }: { $text }
deadline-because = What sets the date
deadline-because-initial = APPI Art. 25; PPC General Guidelines 3-4-4(1): to be confirmed in advance
deadline-because-periodic = the last decision is valid until then
deadline-because-condition = set as a condition of the decision
deadline-contract-end = “{ $title }” with { $name } ends while work goes on
deadline-contract-notice = Last day for notice on “{ $title }” with { $name }
deadline-because-contract-end = the contract has this last day, and no other holds for the work
deadline-because-contract-notice = the contract renews itself unless notice is given by then
deadline-signature = { $kind }: signature of { $name }
deadline-sign-off = { $kind } of { $name } waits for the sign-off
deadline-without-nda = { $name } has access to personal data without an NDA or pledge
deadline-nda-end = The NDA or pledge of { $name } ends while access goes on
deadline-confidentiality-end = Confidentiality with { $name } ends while work goes on
deadline-because-sign-by = whoever issued it set this day
deadline-because-sign-off = within { $days } days of the signature (house rule)
deadline-because-access = APPI Art. 24; bound from the first day of access
deadline-because-nda-end = it was agreed until then
nav-deadlines = Deadlines
deadline-list-title = Deadlines
deadline-list-lead = What has to be done by when, the earliest first. A date is binding because somebody set it or a rule requires it.
deadline-view-list = List
deadline-view-month = Month
deadline-kind = Kind
deadline-due-on = Due on
deadline-what = What is to be done
deadline-owner = Whose
deadline-state = State
deadline-overdue = Overdue by { $n ->
    [one] one day
   *[other] { $n } days
}
deadline-today = Today
deadline-in-days = in { $n ->
    [one] one day
   *[other] { $n } days
}
deadline-only-mine = Only mine
deadline-only-overdue = Only overdue
deadline-until = Due until
deadline-none = Nothing is due.
deadline-none-hint = Nothing is overdue, and nothing falls due in the time shown.
deadline-shown = { $n ->
    [one] one deadline
   *[other] { $n } deadlines
}
deadline-shown-part = { $from } to { $until } of { $total } deadlines
deadline-nobody = Personal Data Manager
operation-deadline-day = Day shown
