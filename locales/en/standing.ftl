## Whether a consignee may be used
standing-in-order = In order
standing-needs-attention = Needs attention
standing-may-not-be-used = May not be used
severity-blocking = Forbids use
severity-attention = Needs attention
severity-information = For information

## Kinds of reasons
standing-reason-no-evaluation = No evaluation
standing-reason-failed = Failed
standing-reason-expired = Evaluation expired
standing-reason-exception-expired = Exceptional approval expired
standing-reason-condition-overdue = Condition overdue
standing-reason-no-confidentiality = No duty of confidentiality
standing-reason-condition-open = Condition open
standing-reason-exception-in-force = Exceptional approval in force
standing-reason-running-out = Evaluation running out
standing-reason-starts-without-evaluation = About to start without an evaluation
standing-reason-clause-missing = Must-clauses missing
standing-reason-action-overdue = Corrective action overdue
standing-reason-certificate-lapsed = Certificate not renewed
standing-reason-not-supervised = Not subject to supervision
standing-reason-evaluated = Assessed

## Reasons in full
standing-no-evaluation = No evaluation covers { $control_no } “{ $work }”.
standing-never-evaluated = No evaluation has ever been decided.
standing-failed = The decision of { $decided } was a fail.
standing-without-end = The decision of { $decided } has no end date and cannot count as valid.
standing-expired = The evaluation was valid until { $until }.
standing-exception-expired = The exceptional approval was valid until { $until }.
standing-exception-in-force = It failed, but may be used until { $until } by exceptional approval.
standing-running-out = The evaluation is valid only until { $until }.
standing-condition-overdue = The condition “{ $text }” was due by { $due } and has not been met.
standing-condition-open = The condition “{ $text }” is still open. It is due by { $due }.
standing-starts-without-evaluation = { $control_no } “{ $work }” starts on { $from } and no evaluation is valid on that day.
standing-no-confidentiality = Nothing binds the consignee to confidentiality in { $control_no } “{ $work }”.
standing-clause-missing = Contract { $control_no } “{ $title }” lacks must-clauses: { $clauses }.
standing-action-unplanned = Corrective action { $control_no } “{ $finding }” should have been planned by { $due }.
standing-action-overdue = Corrective action { $control_no } “{ $finding }” was due by { $due } and has not been done.
standing-certificate-lapsed = The certificate { $kind } { $number } ended on { $until } and no renewal is recorded.
standing-not-supervised = None of the work is an entrustment under APPI Art. 25.
standing-evaluated = There is an evaluation that is valid until { $until }.
