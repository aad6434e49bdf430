## Categories
category-basic-policy = Basic policy
category-rules = Rules
category-organisational = Organisational security control measures
category-human = Human security control measures
category-physical = Physical security control measures
category-technical = Technical security control measures
category-external-environment = Understanding of the external environment
category-selection = Selection (additional items)

## What an item is like
level-measure = Measure
level-technique = Example of a technique
class-must = Obligatory
class-important = Important
class-conditional = Obligatory where applicable
class-example = Example
scale-marks = ○ △ ×
scale-yes-no = Yes / no
scale-number = Number
polarity-positive = Affirming is good
polarity-negative = Denying is good
applies-when-always = Always applies
applies-when-it-used = Where information systems are used
applies-when-media-carried = Where electronic media etc. are carried
applies-when-abroad = Where data are handled in a foreign country
applies-when-special-data = Where special care-required personal information or My Number is handled
kind-of-work-company = Company
kind-of-work-individual = Individual
kind-of-work-cloud-service = Cloud service
partial-knock-out-conditional = Conditional pass
partial-knock-out-fail = Fail
knock-out-yes = Mandatory item
knock-out-no = Not a mandatory item

## Events and states of a version
criteria-event-drafted = Drafted
criteria-event-edited = Edited
criteria-event-proposed = Proposed
criteria-event-returned = Returned
criteria-event-adopted = Adopted
criteria-event-withdrawn = Withdrawn
criteria-state-none = Not yet drafted
criteria-state-draft = Draft
criteria-state-proposed = Awaiting adoption
criteria-state-adopted = Adopted
criteria-state-superseded = Superseded
criteria-state-withdrawn = Withdrawn

## Comparing versions
criteria-change-added = Added
criteria-change-removed = Removed
criteria-change-changed = Changed
criteria-change-same = Unchanged
criteria-field-category = Category
criteria-field-level = Kind
criteria-field-class = How binding
criteria-field-weight = Weight
criteria-field-knock-out = Mandatory item
criteria-field-polarity = Direction
criteria-field-scale = Answer scale
criteria-field-scale-max = Top of the scale
criteria-field-applies-when = Applies when
criteria-field-text-ja = Item (Japanese)
criteria-field-text-en = Item (English)
criteria-field-guidance-ja = What to look at (Japanese)
criteria-field-guidance-en = What to look at (English)
criteria-field-evidence-ja = Expected evidence (Japanese)
criteria-field-evidence-en = Expected evidence (English)
criteria-field-source = Source
criteria-field-pass-percent = Pass mark (%)
criteria-field-conditional-percent = Conditional pass mark (%)
criteria-field-partial-knock-out = When a mandatory item is △
criteria-field-condition-days = Time for conditions (days)

## Checking items and versions
criteria-code-unreadable = “{ $read }” cannot be an item code. Use 1 to { $longest } letters, digits, “-”, “.” and “_”.
criteria-code-twice = The item code “{ $code }” stands twice. A version uses each code once.
criteria-text-missing = The wording of the item is missing. Enter it in both Japanese and English.
criteria-text-too-long = This has { $read } characters. Use { $longest } at most.
criteria-number-out-of-range = “{ $read }” is out of range. Enter a whole number from { $least } to { $most }.
criteria-scale-max-missing = An item answered by a number needs a maximum from 1 to 10.
criteria-scale-max-unused = Only an item answered by a number has a maximum. Leave it empty; read: { $read }.
criteria-conditional-needs-circumstances = An item that is obligatory where applicable has to say when it applies.
criteria-must-applies-always = An obligatory item always applies. To limit it (“{ $read }”), make it obligatory where applicable.
criteria-technique-not-scored = An example of a technique is not scored. Set its weight to 0 and do not make it mandatory.
criteria-technique-without-measure = The technique “{ $code }” has no measure in this version.
criteria-nothing-scored = Nothing can be scored. At least one measure needs a weight of 1 or more.
criteria-thresholds-reversed = The conditional pass mark ({ $read }%) is above the pass mark ({ $expected }%).

## Steps of a version
criteria-step-out-of-order = This version is in the state “{ $state }”, so the step “{ $event }” is not possible.
criteria-own-version = Whoever drafted, edited or proposed this version does not adopt it. Somebody else has to.
criteria-effective-before-adoption = The effective date ({ $read }) is before the adoption ({ $expected }). Choose that day or a later one.
