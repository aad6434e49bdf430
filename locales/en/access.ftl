## Roles
role-administrator = Administrator
role-personal-data-manager = Personal Data Manager
role-procurement = Procurement
role-manager = Manager
role-auditor = Auditor
role-staff = Staff
role-representative = Representative

## Rights
right-nobody = what is open before sign-in
right-own-account = use of one’s own account
right-read-register = reading the consignee register
right-keep-register = keeping the consignee register
right-read-criteria = reading the selection criteria
right-write-criteria = drafting selection criteria
right-adopt-criteria = adopting selection criteria
right-read-evaluations = reading evaluations
right-prepare-evaluations = preparing evaluations
right-decide-evaluations = deciding on evaluations
right-approve-exceptions = exceptional approval
right-read-agreements = read agreements
right-write-agreements = write agreements
right-adopt-agreements = adopt agreements
right-read-ndas = read NDAs
right-issue-ndas = issue NDAs
right-sign-off-ndas = sign off NDAs
right-read-reviews = reading reviews
right-keep-reviews = planning and carrying out reviews
right-approve-review-plans = approving review plans
right-read-actions = reading corrective actions
right-keep-actions = keeping corrective actions
right-confirm-actions = confirming the effectiveness of corrective actions
right-decide-sub-entrustments = deciding on sub-entrustment
right-read-reminders = reading all reminders and mail
right-read-rules = reading the rules
right-write-rules = drafting rules
right-adopt-rules = approving rules
right-read-training = reading training records
right-keep-training = keeping training records
right-approve-training-plans = approving training plans
right-run-jobs = running the timed jobs
right-read-people = reading people and departments
right-keep-people = keeping people and departments
right-appoint-offices = appointing to offices
right-manage-accounts = managing accounts
right-manage-settings = changing settings
right-read-reports = reading reports
right-keep-reports = writing, closing and publishing reports
right-approve-reports = approving reports
right-read-ledger = reading the ledger
right-erase-data = erasing personal data

## Offices
office-representative = Representative
office-personal-data-manager = Personal Data Manager
office-chief-privacy-officer = Chief Privacy Officer
office-audit-officer = Personal Information Protection Audit Officer

## Doors and actors
door-page = Page
door-api = API
door-cli = Command line
door-import = Import
door-job = Timed job
actor-person = Person
actor-console = Console
actor-system = System
actor-nobody = Not signed in

access-denied = This needs a right that you do not have: { $right }.
access-needs-person = Only a person who is signed in can do this.
access-not-by-token = An API token cannot do this. Please sign in with your password.
