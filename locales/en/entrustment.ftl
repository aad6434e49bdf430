## Kinds of relation
entrustment-kind-entrustment = Entrustment
entrustment-kind-cloud-no-handling = Cloud service (data not handled)
entrustment-kind-joint-use = Joint use
entrustment-kind-third-party = Provision to a third party
entrustment-kind-not-applicable = Not applicable

## Sub-entrustment
sub-entrustment-prohibited = Prohibited
sub-entrustment-prior-approval = With prior approval
sub-entrustment-named-only = Only to those named
sub-entrustment-after-report = Reported afterwards
sub-entrustment-free = Free

## Kinds of personal data
data-kind-basic-identity = Basic identity (name, date of birth …)
data-kind-contact = Contact details
data-kind-financial = Bank account, income etc.
data-kind-payment-card = Payment card
data-kind-employment = Employment
data-kind-health = Health and medical care
data-kind-membership = Membership
data-kind-donation = Donations and support
data-kind-credentials = Log-in credentials
data-kind-image-voice = Image and voice
data-kind-behaviour = Behaviour and usage
data-kind-other = Other

## Fields
entrustment-new = Add work
entrustment-new-title = Entrust work to { $name }
entrustment-edit = Change work
entrustment-edit-title = Change work { $control_no }
entrustment-end = End work
entrustment-end-title = End of work { $control_no }
entrustment-end-lead = Sets the last day. Left empty, the work goes on without an agreed end.
entrustment-end-hint = The work is entrusted up to and including this day.
entrustment-work = Entrusted work
entrustment-kind = Kind
entrustment-kind-hint = Only an entrustment calls for supervision under Art. 25.
entrustment-kind-of-work = Criteria that apply
entrustment-kind-of-work-hint = Decides by which set of criteria it is evaluated.
entrustment-control-no-hint = Left empty, the consignee’s number with the next suffix.
entrustment-department = Department in charge
entrustment-data-title = Entrusted personal data
entrustment-data = Kinds of data
entrustment-principals = Principals (persons)
entrustment-principals-hint = Leave empty if unknown; it then counts as the higher tier.
entrustment-principals-unknown = unknown
entrustment-recorded = What is recorded of { $control_no }
entrustment-not-recorded = not recorded
entrustment-purpose = Purpose of use
entrustment-special-care = Includes special care-required personal information
entrustment-my-number = Includes My Number
entrustment-special-care-short = Special care
entrustment-my-number-short = My Number
entrustment-handling-title = Handling
entrustment-transfer-method = Transfer method
entrustment-places = Places
entrustment-countries = Countries
entrustment-countries-hint = Country codes separated by commas, such as JP, US
entrustment-sub-entrustment = Sub-entrustment
entrustment-it-used = Handled with information systems
entrustment-media-carried = Media or documents are carried
entrustment-core-system = Concerns a core system of ours
entrustment-period = Period
entrustment-from-on = First day
entrustment-until-on = Last day
entrustment-until-on-hint = Leave empty if none is agreed
entrustment-not-live = not under way
entrustment-entered = The work was entered.
entrustment-changed = The change of the work was saved.
entrustment-ended = The last day of the work was saved.

## Errors
entrustment-department-unknown = There is no department “{ $read }”. Write the code or name of a department.
entrustment-end-before-start = The last day ({ $read }) is before the first ({ $expected }).
entrustment-after-consignee = This consignee is in the register until { $expected }. The last day must not be later.
entrustment-outside-periods = Nothing is recorded of this work on { $read }.

## Names on the ledger
operation-entrustment-enter = Enter work
operation-entrustment-change = Change work
operation-entrustment-end = End work
