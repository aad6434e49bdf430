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
