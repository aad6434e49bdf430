## Answers
verdict-good = ○ Met
verdict-partial = △ Met in part
verdict-poor = × Not met
verdict-yes = Yes
verdict-no = No
verdict-not-applicable = Not applicable
answer-must-applies = “{ $code }” is obligatory and cannot be answered “not applicable”.
answer-na-needs-reason = Enter the reason why “{ $code }” is not applicable.
answer-off-scale = “{ $read }” is not an answer to this item. Answer on the scale “{ $expected }”.
answer-verdict-unknown = “{ $read }” is not an answer. Use good, partial, poor, yes, no, n:0 to n:10 or not_applicable.

## Scoring
counted-counted = Counted
counted-not-applicable-by-rule = Not applicable (circumstances not met)
counted-not-applicable-stated = Not applicable (with a reason)
counted-unanswered = Unanswered (counts as 0)
counted-not-scored = Not scored
knock-out-result-none = –
knock-out-result-passed = Mandatory item met
knock-out-result-partial = Mandatory item met in part
knock-out-result-failed = Mandatory item not met
outcome-pass = Pass
outcome-conditional = Conditional pass
outcome-fail = Fail
outcome-undetermined = No score
outcome-reason-pass-reached = The score of { $percent }% reaches the pass mark of { $threshold }%.
outcome-reason-conditional-reached = The score of { $percent }% does not reach the pass mark of { $threshold }% but is in the range of a conditional pass.
outcome-reason-too-low = The score of { $percent }% does not reach the conditional pass mark of { $threshold }%.
outcome-reason-no-score = Nothing that counts applies, so there is no score.
outcome-reason-knock-out-failed = The mandatory item “{ $code }” is not met.
outcome-reason-knock-out-partial = The mandatory item “{ $code }” is met only in part; a condition is needed.
outcome-reason-knock-out-partial-fails = The mandatory item “{ $code }” is met only in part; by these criteria that is a fail.
outcome-reason-unanswered = { $n ->
    [one] One unanswered item counts as 0.
   *[other] { $n } unanswered items count as 0.
}

## Kinds and states of an assessment
evaluation-kind-initial = Initial
evaluation-kind-periodic = Periodic
evaluation-kind-extraordinary = Extraordinary
evaluation-event-submitted = Submitted
evaluation-event-returned = Returned
evaluation-event-withdrawn = Withdrawn
evaluation-state-draft = Draft
evaluation-state-submitted = Awaiting decision
evaluation-state-returned = Returned
evaluation-state-decided = Decided
evaluation-state-withdrawn = Withdrawn
evaluation-nothing-answered = Nothing has been answered yet. Assess the consignee before submitting.
evaluation-step-out-of-order = This assessment is in the state “{ $state }”, so the step “{ $event }” is not possible.

## Decisions
decision-outcome-pass = Pass
decision-outcome-conditional = Conditional pass
decision-outcome-fail = Fail
decision-outcome-exceptional = Exceptional approval
authority-ordinary = Decision-maker
authority-representative = Representative
evaluation-own-preparation = Whoever prepared this assessment does not decide on it. Somebody else has to.
evaluation-own-submission = Whoever submitted this assessment does not decide on it. Somebody else has to.
evaluation-already-decided = This assessment has already been decided.
evaluation-more-lenient = “{ $read }” is more lenient than the calculation. Decide “{ $expected }” or something stricter.
evaluation-stricter-needs-reason = Enter the reason for deciding more strictly than the calculation.
evaluation-exception-not-representative = Only the representative gives an exceptional approval.
evaluation-exception-without-fail = An exceptional approval is possible only after the assessment was decided a fail.
evaluation-exception-needs-reason = Enter the reason for the exceptional approval.
evaluation-exception-needs-measure = Enter the measure that compensates for what is not met.
evaluation-measure-unused = A compensating measure belongs only to an exceptional approval. Leave it empty.
evaluation-decided-before-submitted = The day of the decision ({ $read }) is before the submission ({ $expected }).
evaluation-valid-until-missing = Enter until when the decision is valid, { $expected } at the latest.
evaluation-valid-until-out-of-range = The decision cannot be valid until { $read }. Choose a day after { $least } and no later than { $most }.
evaluation-fail-has-no-end = A fail has no end date; read: { $read }. Leave it empty.
evaluation-conditions-missing = A conditional pass needs at least one dated condition.
evaluation-conditions-unused = Only a conditional pass has conditions.
evaluation-condition-text-missing = Enter what the condition is.
evaluation-condition-due-out-of-range = The condition cannot be due on { $read }. Choose a day after { $least } and no later than { $most } ({ $days } days from the decision).
evaluation-text-too-long = This has { $read } characters. Use { $longest } at most.

## When assessments are due
due-kind-initial = Initial assessment
due-kind-periodic = Periodic re-assessment
due-status-done = Done in time
due-status-done-late = Done late
due-status-open = Not yet due
due-status-overdue = Overdue

## Selection rounds
round-event-added = Candidate added
round-event-removed = Candidate removed
round-event-recommended = Recommended
round-event-decided = Decided
round-event-withdrawn = Withdrawn
round-state-open = Under consideration
round-state-recommended = Awaiting decision
round-state-decided = Decided
round-state-withdrawn = Withdrawn
round-step-out-of-order = This selection is in the state “{ $state }”, so the step “{ $event }” is not possible.
round-own-preparation = Whoever prepared this selection, recommended in it or assessed a candidate does not decide it. Somebody else has to.
round-no-candidate = This consignee is not a candidate in the selection.
round-candidate-failed = This candidate cannot be chosen: its assessment was decided “{ $read }”.
round-candidate-not-decided = This candidate cannot be chosen: its assessment has not been decided.
round-recommendation-needs-reason = Enter the reason for the recommendation.
round-departure-needs-reason = Enter the reason for departing from the recommendation or choosing no candidate.
