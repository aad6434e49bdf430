# The annual report
operation-report-years = Years with a report
operation-report-annual = Annual report

report-title = Annual Report on the Supervision of Consignees
report-list-title = Reports
report-list-about = Choose a year to see its annual report. The same year, date and ledger entry give the same report whenever it is made.
report-page-title = Annual report { $year }
report-list-years = Annual reports
report-choose = With a date and a state of knowledge
report-choose-about = A report can also be made by what was known at some time in the past.
report-choose-year = Fiscal year
report-choose-on = As of
report-choose-on-hint = The last day of the year if empty, or today while the year runs. For example 2026-03-31.
report-choose-known = Ledger entry
report-choose-known-hint = Only facts recorded up to this entry count. The latest (#{ $head }) if empty.
report-choose-format = Format
report-choose-show = Make the report
report-format-page = On this site
report-format-html = HTML
report-format-pdf = PDF
report-format-xlsx = XLSX
report-format-csv = CSV
report-format-json = JSON
report-format-unknown = There is no format “{ $read }”. Choose one of: { $expected }
report-schema-link = Form of the JSON (JSON Schema)
report-running = still running
report-column-year-of = Fiscal year
report-column-period = Period
report-column-files = Files
report-print = Print
report-list-empty = There is no year to report on
report-list-empty-text = As soon as a consignee, an entrustment, criteria or an evaluation is entered, or a pledge or an NDA issued, a report can be made.

report-nothing-yet = Nothing has been entered yet, so there is nothing to report on.
report-year-outside = There is no report on fiscal year { $read }. The register has the years { $first } to { $last }.
report-date-outside = The date { $read } cannot be chosen. Choose a day from { $first } to { $last }.
report-known-ahead = There is no ledger entry { $read } yet. The last one is { $expected }.

report-cover = Cover
report-prepared = Prepared
report-checked = Checked
report-approved = Approved
report-contents = Contents
report-period = { $first } to { $last }
report-fact-title = Title
report-fact-organisation = Organisation
report-fact-year = Fiscal year
report-fact-period = Period
report-fact-on = As of
report-fact-known = Rests on
report-fact-basis = Legal basis
report-on-last-day = { $on } (last day of the period)
report-on-before = { $on } (within the period: not the final figures of its last day)
report-known-at = Ledger entries up to #{ $seq } (recorded { $at })
report-known-nothing = An empty ledger
report-basis = Article 25 of the Act on the Protection of Personal Information (supervision of consignees); PPC Guidelines (General Rules) 3-4-4
report-anchor = Head of the ledger: #{ $seq }
report-anchor-about = This value seals every record on which this report rests. If the entry of that number still has it, the records were not altered.
report-none = None.
report-more = The first 1,000 of { $n } are shown. The XLSX, CSV and JSON files have all of them.
report-total = Total
report-items = { $n } items ({ $knock_outs } mandatory)
report-from-until = { $from } – { $until }
report-from = from { $from }

## Sections
report-summary = Summary
report-criteria = Criteria applied
report-register = Consignees and entrustments
report-evaluations = Evaluations due and done
report-decisions = Outcomes and scores
report-exceptions = Exceptional approvals
report-conditions = Conditions of decisions
report-standing = Standing at the end of the period
report-ndas = NDAs and pledges
report-contracts = Contracts
report-late = Facts recorded after the period
report-ledger = State of the ledger

## Summary
report-summary-sentence = On { $on } there are { $consignees } consignees: { $in_order } in order, { $needs_attention } in need of attention, and { $may_not_be_used } that may not be used.
report-standing-chart = Standing at the end of the period
report-figures = Main figures beside those of the period before
report-figure-consignees = Consignees (at the end)
report-figure-entrustments = Entrustments (at the end)
report-figure-tier-a = Consignees in risk tier A
report-figure-done = Evaluations done
report-figure-overdue = Evaluations overdue
report-figure-passed = Pass
report-figure-conditional = Conditional pass
report-figure-failed = Fail
report-figure-exceptional = Exceptional approvals
report-figure-conditions-overdue = Conditions overdue
report-figure-in-order = Consignees in order
report-figure-needs-attention = Consignees in need of attention
report-figure-may-not-be-used = Consignees that may not be used
report-figure-bound = People with access who are bound (at the end)
report-figure-confidential = Entrustments under confidentiality (at the end)
report-figure-contracted = Entrustments under a contract (at the end)

## Criteria
report-criteria-about = Versions in force in the period, and those adopted or withdrawn in it. Evaluations are those decided in the period by that version.
report-criteria-table = Versions of the criteria
report-first-version = First version
report-version-changes = Against version { $from }: { $added } added, { $removed } removed, { $changed } changed

## Consignees and entrustments
report-consignees = Consignees
report-entrustments = Entrustments
report-movements = Movement
report-composition = Composition
report-aspect-kind = Kind
report-aspect-tier = Risk tier
report-aspect-place = Place
report-aspect-work = Kind of work
report-aspect-data = Data
report-established-abroad = Established abroad
report-handled-abroad = Data handled abroad
report-country-unknown = Countries unknown
report-special-care = Special care-required personal information
report-my-number = My Number
report-consignees-new = New consignees
report-consignees-gone = Consignees that left
report-work-begun = Entrustments begun
report-work-ended = Entrustments ended

## Evaluations
report-due-about = Evaluations that fall due in the period: initial ones on the day on which the work begins, periodic ones on the last day on which a decision is valid. Those decided by that day are in time.
report-due = Evaluations due and how they stand
report-due-all = The period
report-carried = Carried over from before
report-carried-mark = Carried over from before
report-overdue = Evaluations overdue
report-done-late = Evaluations done late
report-open = Evaluations not due yet

## Outcomes
report-decisions-about = Evaluations decided in the period: { $n }. Exceptional approvals after a fail, counted apart: { $exceptional }.
report-outcome-chart = Outcomes
report-outcomes = Outcomes
report-score-chart = Spread of scores ({ $n })
report-scores = Spread of scores
report-bin = { $from }% to under { $until }%
report-bin-last = { $from }% to { $until }%
report-without-score = No score
report-knock-outs = Mandatory items not met, the most frequent first
report-failed = Consignees that failed
report-excepted = Exceptionally approved

## Exceptional approvals
report-exceptions-about = Failed consignees that the representative approved for a limited time: those approved in the period, and earlier ones that were in force in it.
report-exceptions-table = Exceptional approvals
report-given-before = given before the period
exception-state-in-force = In force
exception-state-expired = Expired
exception-state-superseded = Ended by a later decision or with the work

## Conditions
report-conditions-about = All conditions that were waiting to be met at some time in the period.
report-condition-counts = How conditions stand
report-conditions-table = Conditions not met in time, or still open
condition-state-met-in-time = Met in time
condition-state-met-late = Met late
condition-state-open = Open (not due yet)
condition-state-overdue = Overdue
condition-state-lapsed = Lapsed by a later decision or with the work

## Standing at the end
report-standing-about = Computed for every consignee on { $on } from the facts up to that day.
report-standing-counts = Standing
report-may-not-be-used = Consignees that may not be used, with the reasons
report-needs-attention = Consignees in need of attention, with the reasons

## NDAs and pledges
report-ndas-about = Of the people who may handle personal data on { $on }: who is bound by a pledge or an NDA, signed and signed off. Of the entrusted work under way: whether confidentiality is agreed, by a clause of a contract or by an NDA.
report-nda-coverage = Confidentiality
report-nda-groups = By department and kind of person
report-nda-covers = How people with access stand
report-nda-unbound = People with access who are not bound
report-nda-movement = Issued, signed, signed off and ended in the period
report-nda-issued = Issued
report-nda-signed = Signed
report-nda-signed-off = Signed off
report-nda-declined = Declined
report-nda-ended = Ended before their term
report-nda-ran-out = Ran out
report-nda-sign-off = Days from signature to sign-off
report-nda-median-days = Median (days)
report-nda-longest-days = Longest (days)
report-nda-open = Left open
report-nda-not-renewed = Not renewed, of those that ran out in the period
report-nda-long-unsigned = Not signed for more than 30 days, of those to be signed
report-nda-expired = Ran out in the period and not renewed
report-nda-unsigned = Not signed for more than 30 days
report-nda-gaps = Entrustments without confidentiality

## Contracts
report-contracts-about = Contracts in force on { $on }, whether the entrustments to be supervised have one, and the clauses that they lack.
report-contract-movement = Contracts that came and went
report-contract-work = Entrustments and their contracts
report-contract-none = Entrustments under way without a contract
report-contract-regimes = Contracts that lack mandatory clauses
report-contract-missing = Mandatory clauses that are missing
report-contract-notices = Contracts with a last day for notice within 90 days
report-contract-checks = Terms of service looked at
report-contract-terms = Terms of service not checked for 12 months
report-contract-begun = Contracts begun in the period
report-contract-ended = Contracts ended in the period

## Facts recorded late
report-late-about = Facts dated up to { $last } and entered in the ledger after that day (up to entry #{ $seq }). A report of the same period by an earlier entry does not contain them.
report-late-counts = By kind
report-late-table = Facts recorded late
late-kind-consignee = Consignee entered, changed or ended
late-kind-entrustment = Entrustment entered, changed or ended
late-kind-decision = Decision on an evaluation
late-kind-condition-met = Condition met
late-kind-criteria = Step in the life of criteria

## Ledger
report-ledger-about = This report rests on the first { $n } entries of the ledger. Each seals the one before it.
report-ledger-table = Ledger
report-ledger-count = Entries
report-ledger-recorded = Last entry recorded
report-ledger-head = Hash of the last entry (SHA-256)
report-ledger-destroyed = Entries whose payload was destroyed
report-erasures = Payloads destroyed

## Columns
report-column-figure = Figure
report-column-this-year = This period
report-column-year-before = Period before
report-column-of = Out of
report-column-percent = Share
report-column-change = Change
report-column-criteria = Criteria
report-column-version = Version
report-column-state = State
report-column-in-force = In force
report-column-adopted = Adopted on, by
report-column-thresholds = Pass / conditional
report-column-items = Items
report-column-evaluations = Evaluations
report-column-changes = Changes from the version before
report-column-subject = Subject
report-column-aspect = Aspect
report-column-kind = Kind
report-column-start = At the beginning
report-column-joined = Came
report-column-left = Went
report-column-end = At the end
report-column-control-no = Control no.
report-column-consignee = Consignee
report-column-work-no = Entrustment no.
report-column-work = Work
report-column-first-day = First day
report-column-last-day = Last day
report-column-due = Due
report-column-done = In time
report-column-done-late = Late
report-column-open = Not due yet
report-column-overdue = Overdue
report-column-share-done = Done
report-column-due-on = Due on
report-column-done-on = Decided on
report-column-decided-on = Decided on
report-column-remark = Remark
report-column-outcome = Outcome
report-column-count = Number
report-column-score = Score
report-column-item = Item
report-column-item-text = What it asks
report-column-failed = Not met
report-column-partial = Met in part
report-column-reason = Reason
report-column-until = Until
report-column-by = Approved by
report-column-measure = Compensating measure
report-column-condition = Condition
report-column-met-on = Met on
report-column-standing = Standing
report-column-tier = Risk tier
report-column-tier-a = Tier A
report-column-tier-b = Tier B
report-column-tier-c = Tier C
report-column-reasons = Reasons
report-column-valid-until = Evaluation valid until
report-column-entry = Ledger entry
report-column-name = Name
report-column-from = Date of the fact, or first day
report-column-until-on = Last day
report-column-recorded-at = Recorded at
report-column-recorded-by = Recorded by
report-column-payloads = Payloads
report-column-value = Value
report-column-department = Department
report-column-person-kind = Kind of person
report-column-bound = Bound
report-column-with-access = With access
report-column-not-bound = Not bound
report-column-people = People
report-column-person-code = Code
report-column-person = Person
report-column-nda = No.
report-column-agreement = Kind of text
report-column-signatory = Signatory
report-column-issued-on = Issued on
report-column-waits-since = Waiting since
report-column-days = Days since
report-column-regime = Asked for by
report-column-lacking = Contracts lacking
report-column-asked = Contracts asked
report-column-contract-no = Contract no.
report-column-contract = Contract
report-column-clause = Clause
report-column-clause-text = What it says
report-column-notice-on = Last day for notice
report-column-checked-on = Last checked
report-column-term-end = End of term

## Columns of the CSV
report-csv-section = Section no.
report-csv-title = Section
report-csv-table = Table ID
report-csv-caption = Table
report-csv-row = Row
report-csv-head = Head
report-csv-column = Column
report-csv-value = Value

## Headings of lists
report-years = Years
report-year = Year
report-label = Name
report-first-on = First day
report-last-on = Last day
report-ended = Ended
report-head = Head of the ledger

## Any days, and what was known when
report-days = Chosen period
operation-report-period = Report of any period
operation-report-explain = What a figure of a report counts
report-title-of-days = Report on the Supervision of Consignees
report-choose-days = Other days than a fiscal year
report-choose-from = First day
report-choose-until = Last day
report-choose-days-hint = In place of a fiscal year: any days, ten years at most.
report-choose-known-on = By what was known on
report-choose-known-on-hint = In place of a ledger entry: only what had been recorded when that day ended.
report-period-backwards = The last day ({ $read }) is before the first ({ $expected }).
report-period-too-long = The period is too long: its last day is { $read }. From this first day it may run until { $expected }.
report-days-ahead = The first day, { $read }, has not come yet. Choose { $expected } or a day before it.
report-days-before = Nothing is known up to { $read }. The register begins on { $expected }.
report-year-or-days = Give either a fiscal year or days, not both.
report-known-twice = Give either a ledger entry or a day, not both.
report-known-on-ahead = { $read } has not come yet. Choose { $expected } or a day before it.
report-known-on-nothing = Nothing had been recorded by the end of { $read }.

## What figures count
report-facts-title = Facts
report-facts-what = Kind
report-facts-number = Number
report-facts-name = Name
report-facts-of = Of
report-facts-on = Date
report-facts-figure = Figure
report-facts-more = There are { $n } in all. "kantoku report explain { $figure }" lists every one.
report-facts-all = What this figure counts: { $n }
report-facts-some = What this figure counts: { $n } (the page shows { $shown }; the files hold all)
report-figure-title = { $figure }
report-figure-about = As of the date and by the knowledge of the report. At a terminal:
report-figure-unknown = There is no figure "{ $read }". An example of a name: { $expected }
report-figures-listed = Figures by name
report-format-zip = CSV (ZIP)
subject-figure = figure

## Offices
report-offices = Offices
report-offices-about = Who held the offices of representative, Personal Data Manager and others in the period, and which are vacant on { $on }. Days are those from the first day of the period to the date on which nobody held the office.
report-office-vacancies = Days of vacancy
report-office-holders = Who held an office
report-office-column-office = Office
report-office-column-duty = Duty
report-office-column-now = On the date
report-office-column-vacant-days = Days vacant
report-office-column-days = All days
report-office-column-person = Person
report-office-column-letter = By which letter
report-office-required = required
report-office-advised = advised
report-office-vacant = vacant
report-office-held = held
subject-foreign = handling abroad
subject-ending = end of work
subject-company = company
