## The first page
home-title = Today
home-waiting = Evaluations that wait for a decision
home-open = Evaluations being prepared
home-blocked = Not to be used, although work is under way
home-attention = Consignees that need attention
home-all = See all
home-prepared-by = Prepared by
home-started-on = Begun
home-submitted-on = Submitted
home-state = State
home-reason = Reason
home-nothing-waits = No evaluation waits for a decision.
home-nothing-open = No evaluation is being prepared.
home-register = Open the consignee register ({ $n })
home-staff = You can read the Criteria for Selection of Consignee and look after your own account.
operation-consignee-overview = The register at a glance
