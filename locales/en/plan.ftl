## Plans of a fiscal year: of reviews, of training
plan-event-proposed = Proposed
plan-event-returned = Returned
plan-event-approved = Approved
plan-event-reviewed = Effect reviewed
plan-state-draft = Draft
plan-state-proposed = Waiting for approval
plan-state-returned = Returned
plan-state-approved = Approved
plan-state-reviewed = Effect reviewed
plan-not-open = The plan is “{ $state }”, so its lines cannot be changed.
plan-out-of-order = The plan is “{ $state }”, so “{ $event }” cannot follow.
plan-made-it = Whoever drew up, changed or proposed the plan can neither approve nor return it.
