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

## Kinds and states of an evaluation
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
evaluation-step-out-of-order = This evaluation is in the state “{ $state }”, so the step “{ $event }” is not possible.

## Decisions
decision-outcome-pass = Pass
decision-outcome-conditional = Conditional pass
decision-outcome-fail = Fail
decision-outcome-exceptional = Exceptional approval
authority-ordinary = Decision-maker
authority-representative = Representative
evaluation-own-preparation = Whoever prepared this evaluation does not decide on it. Somebody else has to.
evaluation-own-submission = Whoever submitted this evaluation does not decide on it. Somebody else has to.
evaluation-already-decided = This evaluation has already been decided.
evaluation-more-lenient = “{ $read }” is more lenient than the calculation. Decide “{ $expected }” or something stricter.
evaluation-stricter-needs-reason = Enter the reason for deciding more strictly than the calculation.
evaluation-exception-not-representative = Only the representative gives an exceptional approval.
evaluation-exception-without-fail = An exceptional approval is possible only after the evaluation was decided a fail.
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

## When evaluations are due
due-kind-initial = Initial evaluation
due-kind-periodic = Periodic re-evaluation
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
round-candidate-failed = This candidate cannot be chosen: its evaluation was decided “{ $read }”.
round-candidate-expired = This candidate cannot be chosen: its evaluation was valid until { $read }, and the choice is of { $expected }.
round-candidate-not-decided = This candidate cannot be chosen: its evaluation has not been decided.
round-recommendation-needs-reason = Enter the reason for the recommendation.
round-departure-needs-reason = Enter the reason for departing from the recommendation or choosing no candidate.

## Signs of answers
verdict-sign-good = ○
verdict-sign-partial = △
verdict-sign-poor = ×
verdict-sign-yes = Yes
verdict-sign-no = No
verdict-sign-not-applicable = N/A

## Operations
operation-evaluation-list = List evaluations
operation-evaluation-show = Show an evaluation
operation-evaluation-offer = What an evaluation can be begun with
operation-evaluation-start = Begin an evaluation
operation-evaluation-answer = Answer an item
operation-evaluation-answer-all = Answer a whole sheet
operation-evaluation-attach = Attach an evidence file
operation-evaluation-detach = Take an evidence file off
operation-evaluation-submit = Submit an evaluation
operation-evaluation-return = Return an evaluation
operation-evaluation-withdraw = Withdraw an evaluation
operation-evaluation-decide = Decide on an evaluation
operation-evaluation-approve-exceptionally = Approve exceptionally
operation-evaluation-meet-condition = Record that a condition is met
evaluation-step-submit = Submit
evaluation-step-return = Return
evaluation-step-withdraw = Withdraw

## When it is not possible
evaluation-another-open = An evaluation of this work, begun on { $started_on } (no. { $id }), has not been decided. Continue with that one, or withdraw it first.
evaluation-no-such-consignee = There is no such consignee.
evaluation-consignee-ended = This consignee left the register on { $read }.
evaluation-work-elsewhere = The entrustment no. { $read } is not one of this consignee.
evaluation-work-ended = The entrustment { $read } has ended.
evaluation-extraordinary-needs-reason = Enter why an extraordinary evaluation is made.
evaluation-no-such-set = There is no such set of criteria.
evaluation-no-criteria-in-force = There are no criteria in force.
evaluation-no-such-item = “{ $read }” is not an item of the criteria of this evaluation.
evaluation-item-twice = The item “{ $read }” appears twice.
evaluation-sheet-closed = This evaluation is in the state “{ $state }”; its sheet cannot be changed.
evaluation-answer-overtaken = { $who } has saved “{ $verdict }” at “{ $code }” in the meantime. Your entry was not saved.
evaluation-exception-by-its-own-step = An exceptional approval is a step of its own, after the evaluation was decided a fail.
evaluation-not-submitted = This evaluation is in the state “{ $state }”. Only a submitted evaluation can be decided on.
evaluation-criteria-withdrawn-no-pass = The version of the criteria was withdrawn, so a pass or a conditional pass is not possible. Decide on a fail, or have the evaluation withdrawn and start a new one with the version in force.
evaluation-criteria-superseded = The criteria were revised after this evaluation began; version { $number } is in force now. This evaluation can still be decided with the version with which it began.
evaluation-criteria-withdrawn = The version of the criteria was withdrawn; version { $number } is in force now. With the withdrawn version a pass or a conditional pass is not possible. Withdraw the evaluation and start a new one with the version in force.
evaluation-criteria-withdrawn-alone = The version of the criteria was withdrawn, and none is in force now. With the withdrawn version a pass or a conditional pass is not possible.
evaluation-exception-overtaken = A later evaluation of the same work (no. { $id }) has been decided. An exceptional approval is possible only on the latest decision.
evaluation-met-out-of-range = The condition cannot have been met on { $read }. Enter a day from the decision ({ $least }) to today ({ $most }).

## The list
evaluation-list-title = Evaluations
evaluation-undecided-title = Evaluations without a decision
evaluation-list-lead = Consignees are assessed against the criteria; somebody who had no hand in it decides.
evaluation-new = Begin an evaluation
evaluation-stages = States of evaluations
evaluation-stage-open = In preparation
evaluation-stage-waiting = Awaiting decision
evaluation-stage-decided = Decided
evaluation-stage-withdrawn = Withdrawn
evaluation-stage-all = All
evaluation-all = All
evaluation-kind = Kind
evaluation-outcome = Decision
evaluation-fiscal-year = Fiscal year
evaluation-year = FY{ $year }
evaluation-shown = { $n ->
        [one] 1 evaluation shown
       *[other] { $n } evaluations shown
    }
evaluation-only-of = Only evaluations of { $name } are shown.
evaluation-only-of-one = Only evaluations of one consignee are shown.
evaluation-of-all = Show all evaluations
evaluation-consignee = Consignee
evaluation-control-no = Control no.
evaluation-work = Entrusted work
evaluation-state = State
evaluation-score = Score
evaluation-dates = Dates
evaluation-started-by = Begun by
evaluation-list-number = Number
evaluation-list-score = Score (%)
evaluation-list-submitted-on = Submitted on
evaluation-list-valid-until = Valid until
evaluation-list-superseded-by = Superseded by number
evaluation-list-superseded-on = Superseded on
evaluation-decided = Decided
evaluation-until = Until
evaluation-submitted = Submitted
evaluation-began = Begun
evaluation-as-candidate = Candidate in a selection
evaluation-all-work = All entrusted work
evaluation-none-found = No evaluation found
evaluation-none-found-hint = Please try other conditions.
evaluation-none-open = No evaluation is in preparation
evaluation-none-open-hint = Choose a consignee and assess it against the criteria in force.
evaluation-none-waiting = No evaluation awaits a decision
evaluation-none-waiting-hint = Submitted evaluations appear here.
evaluation-none = There are no evaluations

## Beginning
evaluation-new-title = Begin an evaluation
evaluation-choose-lead = Choose the consignee to be assessed.
evaluation-search = Find a consignee
evaluation-search-hint = Name, reading, control or corporate number
evaluation-no-consignee-found = No consignee found
evaluation-no-consignee-found-hint = Please try other words.
evaluation-covered-work = Work to be assessed
evaluation-covered-work-hint = If nothing is chosen, all work of the consignee is covered.
evaluation-work-hint = From { $from } · { $kind }
evaluation-without-work = Nothing is entrusted to this consignee yet. Its circumstances are not known, so every item is asked.
evaluation-start-reason = Why it is assessed
evaluation-start-reason-hint = Required for an extraordinary evaluation: an incident; a change of the work, the data, the place or a sub-consignee; new law.
evaluation-criteria = Criteria
evaluation-criteria-hint = The version in force today is used, and kept even if the criteria are revised meanwhile.
evaluation-to-criteria = See the criteria
evaluation-begin = Make the sheet

## The sheet
evaluation-name = { $name } ({ $kind }, { $on })
evaluation-sheet-title = Evaluation sheet: { $name }
evaluation-started-on = begun on { $date }
evaluation-see-calculation = See the calculation
evaluation-import = Import from a file
evaluation-go-submit = Go on to submit
evaluation-returned-with = This was returned
evaluation-items = { $n ->
        [one] 1 item
       *[other] { $n } items
    } ({ $scored } scored)
evaluation-head-item = Item
evaluation-head-own = Consignee
evaluation-head-verdict = Assessor’s verdict
evaluation-head-own-short = Own
evaluation-head-verdict-short = Verdict
evaluation-head-grounds = Grounds and evidence
evaluation-techniques = { $n ->
        [one] 1 example of a technique
       *[other] { $n } examples of techniques
    } (not scored; may be recorded as evidence for the measure)
evaluation-note-not-asked = Not applicable: “{ $when }” does not hold.
evaluation-note-asked-when = Asked because: { $when }
evaluation-note-negative = Here “yes” or ○ counts against the consignee.
evaluation-note-number = To leave this out, use the page of its files.
evaluation-said-saved = Saved.
evaluation-said-started = The sheet is ready.

## One item
evaluation-item-title = Item { $code }
evaluation-answer = Answer
evaluation-unanswered = Unanswered
evaluation-answered-by = Recorded by
evaluation-na-reason-hint = Only for “not applicable”.
evaluation-files = Evidence files
evaluation-no-files = No file is attached.
evaluation-file-hint = PDF, PNG, JPEG, XLSX, DOCX, TXT or CSV; up to 20 MB.
evaluation-attach = Attach
evaluation-detach = Take off
evaluation-to-sheet = Back to the sheet
evaluation-said-attached = The file is attached.
evaluation-said-detached = The file was taken off.

## Columns of the sheet
evaluation-column-code = Item code
evaluation-column-category = Category
evaluation-column-text = Question
evaluation-column-class = Class
evaluation-column-weight = Weight
evaluation-column-guidance = What to look at
evaluation-column-expected = Expected evidence
evaluation-column-own = Own answer
evaluation-column-verdict = Verdict
evaluation-column-na-reason = Reason for not applicable
evaluation-column-grounds = Grounds
evaluation-column-evidence = Evidence
evaluation-column-seen = Entry
evaluation-file = evaluation-{ $control_no }-{ $on }

## Import
evaluation-import-title = Import of a sheet: { $name }
evaluation-import-lead = Takes a sheet that was filled in. If anything is wrong with it, nothing is saved.
evaluation-import-file = The filled-in sheet
evaluation-import-file-hint = CSV (UTF-8 or Shift_JIS) or Excel. Answers are ○, △, ×, N/A, yes, no or points.
evaluation-import-form = A sheet to fill in
evaluation-import-form-hint = Download the sheet with the present answers and fill it in. The column “Entry” keeps you from overwriting what others save meanwhile.
evaluation-import-unknown = These columns were not read: { $headings }
evaluation-import-mend = { $n ->
        [one] Please mend 1 place and import again.
       *[other] Please mend { $n } places and import again.
    }
evaluation-import-row = Row
evaluation-import-column = Column
evaluation-import-read = Read
evaluation-import-problem = Problem
evaluation-import-blank = (empty)
evaluation-imported = { $n ->
        [one] 1 answer was saved.
       *[other] { $n } answers were saved.
    }
evaluation-imported-nothing = The file says what was saved already.

## Submitting, returning, withdrawing
evaluation-step-title = { $step }: { $name }
evaluation-lead-submit = Asks for a decision. From then on the sheet cannot be changed unless it is returned.
evaluation-lead-return = Gives the sheet back to those who prepared it, to be mended.
evaluation-lead-withdraw = Gives the evaluation up. The sheet stays on record.
evaluation-comment = Note to whoever decides
evaluation-comment-hint = Anything that deserves a closer look.
evaluation-return-comment = What has to be mended
evaluation-unanswered-warning = { $n ->
        [one] 1 item is unanswered and counts as 0.
       *[other] { $n } items are unanswered and count as 0.
    }
evaluation-said-submitted = Submitted. It now awaits a decision.
evaluation-said-returned = Returned.
evaluation-said-withdrawn = Withdrawn.

## The decision
evaluation-decide = Decide
evaluation-decide-title = Decision: { $name }
evaluation-decide-lead = With the decision the sheet is final and cannot be changed.
evaluation-why = The calculation and its reasons
evaluation-why-failed = Why it failed
evaluation-decision = Decision
evaluation-as-calculated = As calculated
evaluation-stricter = Stricter than calculated (needs a reason)
evaluation-valid-until = Valid until
evaluation-valid-until-hint = The last day. The date proposed follows the risk tier. Not used for a fail.
evaluation-reason-hint = Required if the decision is stricter than the calculation.
evaluation-conditions = Conditions
evaluation-conditions-hint = Only for a conditional pass. Each has to be due within { $days } days.
evaluation-condition = Condition
evaluation-condition-n = Condition { $n }
evaluation-due-on = Due on
evaluation-said-decided = The decision is recorded.
evaluation-except = Approve exceptionally
evaluation-except-title = Exceptional approval: { $name }
evaluation-except-lead = Permits the use of a failed consignee for a limited time, where it cannot be avoided. Only the representative may do this.
evaluation-except-reason = Why it cannot be avoided
evaluation-except-until = Approved until
evaluation-except-until-hint = A day within twelve months from today.
evaluation-measure = Compensating measure
evaluation-measure-hint = What is done to make up for what is not met.
evaluation-said-excepted = The exceptional approval is recorded.

## The document
evaluation-document-title = Evaluation: { $name }
evaluation-document = Evaluation of a consignee
evaluation-seal-prepared = Prepared
evaluation-seal-submitted = Submitted
evaluation-seal-decided = Decided
evaluation-seal-excepted = Exception
evaluation-round = Selection
evaluation-circumstances = Circumstances
evaluation-unknown = Not known (taken to hold)
evaluation-exception = Exceptional approval
evaluation-decided-on = Decided on
evaluation-decided-by = Decided by
evaluation-superseded = Superseded
evaluation-superseded-by = Superseded by a later evaluation (no. { $id }) that was decided on { $on }. This decision no longer applies.
evaluation-superseded-on = Superseded on { $on }
evaluation-computed = Calculated
evaluation-number = No.
evaluation-met-on = Met on
evaluation-met-note = What showed it
evaluation-record-met = Record that it is met
evaluation-correct-met = Correct the record
evaluation-condition-open = Not yet due
evaluation-condition-overdue = Overdue
evaluation-condition-met = Condition met
evaluation-said-met = It is recorded that the condition is met.
evaluation-result = Result
evaluation-formula = Σ (weight × value) ÷ Σ weight
evaluation-partial-fails = △ on a mandatory item is a fail
evaluation-partial-conditional = △ on a mandatory item is a conditional pass at best
evaluation-category = Category
evaluation-sum = Points
evaluation-weights = Out of
evaluation-total = Total
evaluation-calculation = The calculation
evaluation-code = No.
evaluation-weight = Weight
evaluation-value = Value
evaluation-product = Points
evaluation-remark = Remarks
evaluation-evidence = Evidence
evaluation-left-out = Not applicable: { $reason }
evaluation-techniques-left-out = { $n ->
        [one] 1 technique of which nothing was recorded is left out.
       *[other] { $n } techniques of which nothing was recorded are left out.
    }
evaluation-history = What happened
evaluation-started = Begun
evaluation-by = { $name } · ledger #{ $seq }
evaluation-anchor = Last ledger entry about this evaluation: #{ $seen }
