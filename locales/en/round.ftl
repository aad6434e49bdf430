## Operations
operation-round-list = List selections
operation-round-show = Show a selection
operation-round-criteria = Criteria that a selection can use
operation-round-open = Open a selection
operation-round-add = Add a candidate
operation-round-remove = Take a candidate out
operation-round-recommend = Recommend a candidate
operation-round-decide = Choose a consignee
operation-round-cancel = Give a selection up
round-step-recommend = Recommend
round-step-decide = Choose
round-step-cancel = Give up

## The list
round-list-title = Selections
round-list-lead = Several candidates for one piece of work, compared by the same criteria.
round-new = Open a selection
round-title-field = Title
round-state = State
round-candidates = Candidates
round-candidate = Consignee
round-recommended = Recommended
round-chosen = Chosen
round-opened-on = Opened on
round-shown = { $n ->
        [one] 1 selection shown
       *[other] { $n } selections shown
    }
round-only-of = Only selections with { $name } as a candidate are shown.
round-of-all = Show all selections
round-none-found = This consignee has not been a candidate
round-none = There are no selections yet
round-none-hint = Say what is to be entrusted, add candidates and compare them.

## Opening
round-new-title = Open a selection
round-new-lead = Say what is to be entrusted, and by which criteria the candidates are compared.
round-work = Work to be entrusted
round-work-hint = What is to be done, with which personal data, for how long.
round-criteria-hint = Every candidate is assessed against the version in force today.
round-open = Open
round-said-opened = The selection is open. Now add candidates.

## The comparison
round-title = Selection: { $title }
round-opened = opened on { $date } by { $name }
round-add = Add a candidate
round-add-this = Add
round-add-with-work = Choose work and add
round-work-of-candidate = Work to be extended or renewed
round-work-of-candidate-hint = If the selection is to extend or renew work that the candidate already has, choose that work. For new work, add the candidate without choosing any.
round-candidate-without-work = No work is entrusted to this consignee now. It can be added as it is.
round-add-lead = Choose from the register of consignees. Each candidate gets an evaluation sheet.
round-enter-consignee = Enter a consignee
round-standing = Standing
round-said-added = The candidate was added.
round-remove = Take out
round-remove-title = Take out: { $name }
round-remove-lead = An evaluation that has not been decided is withdrawn.
round-said-removed = The candidate was taken out.
round-only-differing = Only items in which the candidates differ
round-show = Show
round-nothing-differs = The candidates do not differ in any item.
round-unanswered = { $n } unanswered
round-no-candidates = There are no candidates yet
round-no-candidates-hint = Add candidates from the register of consignees.
round-nothing-happened = Nothing has been recorded yet.
round-happened = { $event }: { $name }
round-nobody = None of the candidates

## Recommending, choosing, giving up
round-step-title = { $step }: { $title }
round-lead-recommend = Recommends a candidate by the comparison. Somebody else chooses.
round-lead-decide = Chooses after the recommendation. Only a candidate whose evaluation was decided a pass, a conditional pass or an exceptional approval can be chosen.
round-lead-cancel = Gives the selection up. Evaluations of candidates that have not been decided are withdrawn.
round-candidate-hint = Score { $percent }% · { $stands }
round-recommended-is = Recommended: { $name }
round-recommended-nobody = Recommended: none of the candidates
round-decide-reason-hint = Required if it departs from the recommendation.
round-said-recommended = The recommendation is recorded.
round-said-decided = The choice is recorded.
round-said-cancelled = The selection was given up.
