## Kinds and states
contract-kind-basic = Basic contract
contract-kind-individual = Individual contract
contract-kind-memorandum = Memorandum
contract-kind-terms-of-service = Terms of service
contract-kind-nda = Non-disclosure agreement
contract-state-live = In force
contract-state-notice-due = Notice due
contract-state-ending-soon = Ending soon
contract-state-ahead = Not begun
contract-state-ended = Ended
contract-phase-live = In force
contract-phase-notice-due = Notice due
contract-phase-ending-soon = Ending soon
contract-phase-ahead = Not begun
contract-phase-ended = Ended
clause-finding-found = Found
clause-finding-by-terms = By the terms of service
clause-finding-not-found = Not found
regime-appi = APPI
regime-privacy-mark = PrivacyMark
regime-my-number = My Number
clause-need-must = Must
clause-need-desirable = Desirable

## Pages
nav-contracts = Contracts
contract-list-title = Contracts
contract-list-lead = Contracts with consignees, with the must-clauses they lack, their terms and the last days for notice.
contract-contract = Contract
contract-consignee = Consignee
contract-state = State
contract-period = Period
contract-renews = (renews)
contract-notice-on = Notice until
contract-missing = Must-clauses missing
contract-nothing-missing = None
contract-only-missing = Only with must-clauses missing
contract-only-of = Only contracts with { $name } are shown.
contract-of-all = Show all contracts
contract-shown =
    { $n ->
        [one] 1 contract
       *[other] { $n } contracts
    }
contract-none-found = No contract matches
contract-none-found-hint = Try other filters.
contract-none = No contract has been entered
contract-none-hint = Contracts are entered from the page of their consignee.
contract-show-title = { $control_no } { $title }
contract-missing-on = Must-clauses missing on { $on }
contract-nothing-missing-on = No must-clause is missing on { $on }.
contract-clauses = Clauses
contract-checklist = Checklist version { $version }
contract-unlooked = { $n } not looked for
contract-clause = Clause
contract-finding = Finding
contract-article = Article
contract-clause-note = Note
contract-checked = Checked
contract-checked-on = Looked through on
contract-checked-on-hint = Today if empty. Only rows that change get this date.
contract-not-looked = Not looked for
contract-details = What is agreed
contract-title = Title
contract-kind = Kind
contract-control-no = Contract no.
contract-concluded-on = Concluded on
contract-from-on = In force from
contract-until-on = Last day
contract-term = End of the running term
contract-without-end = Without end
contract-renewal =
    { $n ->
        [one] Renews by itself for 1 month
       *[other] Renews by itself for { $n } months
    }
contract-signatories = Parties
contract-signatories-hint = Who signed it on both sides
contract-work = Work covered
contract-covers = Work covered
contract-covers-hint = With none chosen, it covers all work of the consignee.
contract-covers-all = All work of the consignee
contract-my-number = The contract itself speaks of My Number
contract-term-title = Term and renewal
contract-term-ends-on = End of the agreed term
contract-term-ends-on-hint = The first end, as it is written in the contract; empty if there is none
contract-renewal-months = Renews by itself for (months)
contract-renewal-months-hint = Leave empty if it does not
contract-notice-days = Notice against renewal (days before the end)
contract-notice-days-hint = Leave empty if none is agreed
contract-terms-title = Terms of a service
contract-terms-url = Address of the terms
contract-terms-url-hint = Where the terms of a service stand in place of a contract
contract-terms-checked = Terms looked at on
contract-terms-checked-hint = Whoever saves this is recorded as having looked at them.
contract-files = Files
contract-no-files = There are no files.
contract-file = Attach a file
contract-file-hint = { $endings }, up to 20 MB
contract-attach = Attach
contract-detach = Take off
contract-new = Enter a contract
contract-new-title = Contract with { $name }
contract-edit = Change the contract
contract-edit-title = Change contract { $control_no }
contract-end = End the contract
contract-end-title = Last day of contract { $control_no }
contract-end-lead = Sets the last day by notice or agreement. Left empty, it goes on as agreed.
contract-end-hint = It is in force up to and including this day.
contract-check-clauses = Check the clauses
contract-clauses-title = Clauses of contract { $control_no }
contract-clauses-lead = Record for each clause what was found and at which article. “By the terms of service” needs their address and the day on which they were looked at.
contract-panel = Contracts
contract-no-contract = No contract has been entered.
contract-entered = The contract was entered. Please check its clauses next.
contract-changed = The change of the contract was saved.
contract-ended = The last day of the contract was saved.
contract-clauses-checked = The findings were saved.
contract-file-attached = The file was attached.
contract-file-detached = The file was taken off.

## Errors
contract-ahead = { $read } has not come yet. It must not be later than { $expected }.
contract-term-before-start = The last day ({ $read }) is before the first ({ $expected }).
contract-renewal-needs-term = Renewal and notice need the end of the agreed term.
contract-terms-address-needed = A contract by terms of service needs the address of the terms.
contract-terms-address-form = “{ $read }” is no address. Begin with https://.
contract-terms-checked-needed = Write the day on which the terms were looked at: they may change.
contract-other-work = Work “{ $read }” is not work of this consignee.
contract-outside-periods = Nothing is recorded of this contract on { $read }.
contract-no-such-clause = There is no clause “{ $read }” in the checklist.
contract-clause-twice = Clause “{ $read }” stands twice.
contract-article-needed = Write at which article of the contract clause { $code } stands.
contract-terms-needed = Clause { $code } by the terms of service needs their address and the day on which they were looked at.

## Names on the ledger
operation-contract-list = List of contracts
operation-contract-show = Show a contract
operation-contract-enter = Enter contract
operation-contract-change = Change contract
operation-contract-end = End contract
operation-contract-check-clauses = Check clauses of contract
operation-contract-attach = Attach file to contract
operation-contract-detach = Take file off contract
