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
criteria-draft-open = Version { $number } is being written or awaits adoption. A set has one such version at a time: carry on with it, or discard it.
criteria-version-unknown = The version to copy ({ $read }) cannot be found.
criteria-set-code-taken = The code “{ $read }” is taken by another set. Choose another one.
criteria-set-code-form = “{ $read }” cannot be the code of a set. Use small letters, digits and “_”.
criteria-item-unknown = There is no item “{ $read }” in this version.
criteria-too-many-items = There are { $read } items. A version holds { $most } at most.

## Names of operations
operation-criteria-list = List the selection criteria
operation-criteria-show = Show a version of the criteria
operation-criteria-compare = Compare versions of the criteria
operation-criteria-export = Export the criteria
operation-criteria-open-set = Open a set of criteria
operation-criteria-draft = Draft a version of the criteria
operation-criteria-set-terms = Set how the criteria judge
operation-criteria-put-item = Enter or change an item of the criteria
operation-criteria-move-item = Move an item of the criteria
operation-criteria-remove-item = Remove an item of the criteria
operation-criteria-import = Import the criteria
operation-criteria-propose = Propose the criteria
operation-criteria-return = Return the criteria
operation-criteria-adopt = Adopt the criteria
operation-criteria-discard = Discard a version of the criteria
operation-criteria-withdraw = Withdraw the criteria
subject-criteria-set = set of selection criteria
subject-criteria-item = item of the selection criteria

## What can be done with a version
criteria-step-title = { $step }: { $name }
criteria-lead-propose = Once proposed, the version cannot be changed unless it is returned. Somebody who neither drafted, edited nor proposed it adopts it.
criteria-lead-return = The version goes back to those who wrote it. Please say exactly what is to be mended.
criteria-lead-adopt = An adopted version never changes again. From its effective date on, evaluations are made by it.
criteria-lead-discard = Work on this version ends. What it says and how it came about stays on record.
criteria-lead-withdraw = From today this version no longer applies. The one before it does again, if there is one. Evaluations already made are not affected.
criteria-comment = Comment
criteria-propose-comment-hint = Say what the revision is for and what it changes: it helps whoever decides.
criteria-return-comment = Why it is returned
criteria-propose-problems = { $n ->
        [one] One problem is left; it cannot be proposed yet.
       *[other] { $n } problems are left; it cannot be proposed yet.
    }
criteria-effective-on = Effective date
criteria-effective-on-hint = Today or later. For example 2026/12/1 or 令和8年12月1日
criteria-said-proposed = The version was proposed.
criteria-said-returned = The version was returned.
criteria-said-adopted = The version was adopted.
criteria-said-discarded = The version was discarded.
criteria-said-withdrawn = The version was withdrawn.

## The list
criteria-list-title = Criteria for Selection of Consignee
criteria-list-lead = By these, consignees are selected and assessed. Each version is drafted, proposed and adopted; an adopted version never changes.
criteria-show-on = Show
criteria-set = Set
criteria-set-new = Open a set
criteria-version = Version
criteria-number = Version { $number }
criteria-version-of = { $set }, version { $number }
criteria-state = State
criteria-in-force = In force
criteria-in-force-period = In force from – until
criteria-measures = Measures
criteria-and-techniques = { $n ->
        [one] + 1 technique
       *[other] + { $n } techniques
    }
criteria-authors = Written by
criteria-adopted-by = Adopted by
criteria-compare-latest = Compare the last two versions
criteria-none-in-force = No version is in force on { $date }
criteria-none-in-force-hint = While none is, no evaluation can be begun by this set. Please have a version adopted.
criteria-no-version = There is no version yet.
criteria-open-version = Open the version in progress
criteria-draft-new = Begin a new version
criteria-none = There are no selection criteria yet
criteria-none-hint = You can take over the criteria that come with the product (the measures and techniques of section 10 of the PPC General Guidelines with items for selection; three sets: companies, individuals, cloud services), or begin with an empty set. What you take over awaits adoption, and is not in force until somebody else adopts it.
criteria-none-wait = They will be here once those in charge of them have entered them.
criteria-take-defaults = Take over the criteria supplied and propose them
criteria-defaults-taken = The criteria supplied were taken over and proposed. Somebody else has to adopt them.

## A new set
criteria-set-lead = There is one set for each kind of work or consignee. Its items and how it judges are entered next, in its first version.
criteria-name-ja = Name of the set (Japanese)
criteria-name-en = Name of the set (English)
criteria-kind-of-work = Meant for
criteria-set-code = Code of the set
criteria-set-code-hint = Small letters, digits and “_”, such as company. It cannot be changed later.
criteria-set-open = Open it and begin version 1
criteria-set-opened = The set was opened. Please enter its items.
criteria-drafted = A new version was begun.
criteria-choose = Please choose

## The document
criteria-document-title = { $title }
criteria-document-lead = What is confirmed of those to whom the handling of personal data is to be entrusted or remains entrusted, and how it is judged (APPI Art. 25; PPC General Guidelines 3-4-4).
criteria-waits-for-you = This version awaits adoption. Please read it, and adopt or return it.
criteria-compare-with = Compare with version { $number }
criteria-state-on = State on { $date }
criteria-superseded-on = Effective date of the next version
criteria-size = Items
criteria-size-text = { $measures ->
        [one] 1 measure
       *[other] { $measures } measures
    } ({ $knockouts } mandatory), { $techniques ->
        [one] 1 example of a technique
       *[other] { $techniques } examples of techniques
    }
criteria-sources = Sources
criteria-judging = How it is judged
criteria-judging-score = The score is the sum of weight × value over the items that apply, divided by the sum of their weights, in percent. The value is 1 for ○ and yes, ½ for △, 0 for × and no, and the share of the maximum for items answered by a number.
criteria-judging-exact = The calculation is exact, in fractions. Rounding half up to one decimal is for display only; the outcome follows from the value before rounding.
criteria-outcome = Outcome
criteria-outcome-when = When
criteria-outcome-then = What follows
criteria-pass = Pass
criteria-conditional = Conditional pass
criteria-fail = Fail
criteria-pass-when = The score is { $percent }% or more, and no mandatory item is △ or ×.
criteria-pass-then = Work may be entrusted until the validity ends.
criteria-conditional-when = The score is { $least }% or more but below { $percent }%, and no mandatory item is △ or ×.
criteria-conditional-when-partial = No mandatory item is ×, and either the score is { $least }% or more but below { $percent }%, or it is { $least }% or more and a mandatory item is △.
criteria-conditional-then = Work may be entrusted on conditions with dates, each within { $days } days of the decision.
criteria-fail-when = The score is below { $least }%, or a mandatory item is ×.
criteria-fail-when-partial = The score is below { $least }%, or a mandatory item is △ or ×.
criteria-fail-then = Work may not be entrusted. Where it cannot be avoided, only the representative may give exceptional approval, with the reason, a compensating measure and an end date within 12 months.
criteria-partial-means-conditional = A mandatory item that is △ never leads to a pass, however high the score: it leads to a conditional pass, with a condition that has a date.
criteria-partial-means-fail = A mandatory item that is △ leads to a fail, as × does.
criteria-not-applicable-means = An item that is not applicable is left out of the calculation, with its reason recorded. Obligatory items cannot be not applicable. An unanswered item counts as 0.
criteria-techniques-mean = Examples of techniques help to see whether their measure is taken. They are not scored, and the lack of one never fails a consignee by itself.
criteria-items = Items
criteria-item = Item
criteria-guidance = What to look at
criteria-evidence = Expected evidence
criteria-points = 0–{ $max } points
criteria-weight-total = Sum of the weights, if every item applies: { $n }
criteria-no-items = There are no items yet
criteria-no-items-hint = Enter them one by one, or import them from a CSV or Excel file.
criteria-history = How it came about

## Editing
criteria-edit = Edit
criteria-edit-title = Edit { $name }
criteria-read = Read as a document
criteria-terms = Title, sources and how it is judged
criteria-terms-title = { $name }: title, sources and how it is judged
criteria-terms-set = Title, sources and how it is judged were saved.
criteria-title-ja = Title (Japanese)
criteria-title-en = Title (English)
criteria-sources-hint = The law and guidelines that the criteria rest on, with their version or date of amendment.
criteria-note = Note
criteria-pass-percent-hint = A score of this percentage or more passes.
criteria-conditional-percent-hint = A score of this percentage or more passes on conditions; below it fails.
criteria-condition-days-hint = Conditions of a conditional pass have to be met within so many days of the decision.
criteria-problems = To be mended before it is proposed
criteria-ready = It can be proposed
criteria-ready-hint = Nothing wrong was found. Once proposed, it cannot be changed unless it is returned.
criteria-warnings = Please look at these (it can be proposed as it is)

## Items
criteria-field-code = Code
criteria-item-new = Add an item
criteria-item-title = Item { $code }
criteria-item-put = The item was saved.
criteria-item-moved = The item was moved.
criteria-item-removed = The item was removed.
criteria-code-hint = Letters, digits, “-”, “.” and “_”. A technique has the code of its measure, “.” and its own mark, such as GL10-1.a
criteria-level-hint = A measure is scored. An example of a technique helps to see whether its measure is taken, and is not scored.
criteria-wording = Wording
criteria-guidance-hint = Where to look, and when it is ○, △ or ×.
criteria-source-hint = For example: PPC General Guidelines 10-3(1)
criteria-scoring = Scoring and when it applies
criteria-weight-hint = 0–100. With 0 it is asked but not scored. Leave it empty for a technique.
criteria-knock-out-hint = Not meeting it fails the evaluation, whatever the score.
criteria-scale-max-hint = Only for items answered by a number (1–10).
criteria-applies-when-hint = An item that is obligatory where applicable has to say when it applies.
criteria-save-and-new = Save and add the next
criteria-place = Place
criteria-place-after = Stand behind
criteria-place-first = First
criteria-place-move = Move
criteria-item-remove = Remove this item
criteria-item-remove-title = Remove item { $code }?
criteria-item-remove-hint = It leaves this version. Other versions are not affected, and the ledger keeps what was.

## Import
criteria-import = Import from a file
criteria-import-title = Import into { $name }
criteria-import-lead = A CSV or Excel table replaces all items of this version. If anything in it is wrong, nothing changes.
criteria-import-file = File
criteria-import-file-hint = CSV (UTF-8 or Shift_JIS) or Excel (.xlsx), with headings in the first row.
criteria-import-replaces = { $n ->
        [one] The item that is there is replaced by those of the file; if it is not in the file, it is removed.
       *[other] The { $n } items that are there are replaced by those of the file; those that are not in the file are removed.
    }
criteria-import-unknown = Columns that were not read: { $headings }
criteria-import-notes = About the reading
criteria-import-mend = { $n ->
        [one] Please mend one place and import again.
       *[other] Please mend { $n } places and import again.
    }
criteria-import-row = Row
criteria-import-column = Column
criteria-import-read = What was read
criteria-import-problem = What to mend
criteria-import-blank = (empty)
criteria-import-form = What the table looks like
criteria-import-form-hint = An exported table can be edited and imported again as it is.
criteria-imported = Imported
criteria-edit-on = Back to editing
criteria-imported-added = added
criteria-imported-changed = changed
criteria-imported-removed = removed
criteria-imported-same = unchanged

## Comparing on a page
criteria-compare = Compare versions
criteria-compare-title = Versions of the selection criteria compared
criteria-compare-lead = Item by item, before and after, only what changed.
criteria-before = Before
criteria-after = After
criteria-compare-what = What changed
criteria-compare-same = The two versions do not differ.
criteria-not-there = (not there)
criteria-unchanged = Unchanged items
