## Kinds
agreement-kind-staff = Pledge of staff and officers
agreement-kind-leaving = Pledge on leaving
agreement-kind-member = Pledge of members and volunteers
agreement-kind-dispatched = Pledge of dispatched workers
agreement-kind-company = Non-disclosure agreement with a consignee
agreement-kind-clause = Confidentiality clause of a contract
clause-scope-pledge = pledges
clause-scope-both = pledges and agreements
clause-scope-company = agreements
text-language-ja = Japanese
text-language-en = English

## Checking a text
agreement-text-missing = There is no text. Enter a body in Japanese or English, or hand in a file.
agreement-language-missing = The text in this language is missing: { $language }. Nothing can be issued in it.
agreement-not-covered-n = { $n ->
    [one] One item of the checklist is not covered by the text.
   *[other] { $n } items of the checklist are not covered by the text.
}
agreement-survival-unset = The body uses the months of survival (survival_months), but that field is empty. If the duties have no end, please say so in the body.
agreement-template-unended = Line { $line }: a “{"{{"}” has no “{"}}"}”.
agreement-template-open = Line { $line }: “{ $read }” is not closed.
agreement-template-tag = Line { $line }: “{ $read }” is not understood here, or has no counterpart.
agreement-template-blank = Line { $line }: there is no blank “{ $read }”. There are: { $expected }
agreement-template-deep = Line { $line }: conditions are nested too deeply. At most { $most } levels.

## Texts and versions
agreement-list-title = Texts of pledges and agreements
agreement-list-lead = The pledges of staff, members and dispatched workers, and the non-disclosure agreements with consignees. What is signed is the version in force on the day of issue.
agreement-show-title = { $name }
agreement-show-on = Show for this day
agreement-name = Text
agreement-kind = Kind
agreement-in-force = In force
agreement-in-force-on = In force on { $date }
agreement-effective-on = Effective date
agreement-superseded-on = Effective date of the next version
agreement-in-force-period = In force
agreement-languages = Languages
agreement-language = Language
agreement-checklist = Checklist
agreement-work = Work
agreement-not-covered-count = { $n } not covered
agreement-not-covered = Not covered
agreement-all-covered = All covered
agreement-all-covered-long = The text covers every item of the checklist.
agreement-none-in-force = No version in force
agreement-none-in-force-on = No version is in force on { $date }.
agreement-none-in-force-hint = Nothing can be issued on this text. Write a version, and have somebody else adopt it.
agreement-none = There are no texts yet
agreement-none-hint = Take the texts that come with the product (six, in Japanese and English) and propose them, or write one of your own. Somebody other than the proposer adopts them.
agreement-none-wait = Texts stand here once they are adopted.
agreement-take-defaults = Take and propose the texts that come with the product
agreement-defaults-taken = The texts that come with the product were taken and proposed. They apply once somebody else adopts them.
agreement-new = New text
agreement-new-lead = Say who is to sign it. What it says is written in its first version, next.
agreement-open = Create and write version 1
agreement-opened = The text was created. Please write its first version.
agreement-choose = Please choose
agreement-name-ja = Name (Japanese)
agreement-name-en = Name (English)
agreement-code = Code
agreement-code-hint = Lower-case letters, digits and _. It cannot be changed later.
agreement-code-form = The code “{ $read }” has characters that cannot be used. Please use lower-case letters, digits and _.
agreement-code-taken = The code “{ $read }” belongs to another text.
agreement-version = Version
agreement-number = Version { $number }
agreement-version-of = { $name }, version { $number }
agreement-version-unknown = The version to copy ({ $read }) cannot be found.
agreement-no-version = There are no versions yet.
agreement-open-version = Version in preparation
agreement-draft-new = Begin a new version
agreement-draft-open = Version { $number } is being written or awaits adoption. A text has one such version at a time: carry on with it, or discard it.
agreement-drafted = A new version was begun.
agreement-state = State
agreement-state-on = State on { $date }
agreement-authors = Written by
agreement-adopted-by = Adopted by
agreement-document-title = { $title }
agreement-text = Text
agreement-sample-hint = The blanks are shown with invented values.
agreement-file-hint = This file is signed in place of a body.
agreement-language-none = There is no text in this language.
agreement-clause-code = No.
agreement-clause = Item of the checklist
agreement-where = Where
agreement-article = Article { $number }
agreement-signature-block = Signature block
agreement-checklist-version = Checklist, version { $number }
agreement-history = Course of events
agreement-waits-for-you = This version awaits adoption. Please read it and its checklist, and adopt or return it.
agreement-warnings = Please check
agreement-months = { $n ->
    [one] 1 month
   *[other] { $n } months
}
agreement-no-end = No end

## Editing
agreement-edit = Edit
agreement-edit-title = Edit { $name }
agreement-edit-lead = What is saved does not apply until the version is adopted.
agreement-title-ja = Title (Japanese)
agreement-title-en = Title (English)
agreement-body-ja = Body (Japanese)
agreement-body-en = Body (English)
agreement-body-hint = An empty body leaves a file that was handed in. A body takes the place of the file.
agreement-form-hint = “# ” at the start of a line makes the title, “## ” the heading of an article, “(1) ” a numbered item; other lines are paragraphs. What is shown only where there is a value is written like this:
agreement-blanks = Blanks:
agreement-valid-months = Months in force
agreement-valid-months-hint = How long it binds after it is signed. Empty: no end.
agreement-survival-months = Months of survival
agreement-survival-months-hint = How long the duties last after leaving or the end of the contract. Empty: no end.
agreement-note = Note
agreement-clauses-hint = Enter the number of the article that covers each item, or S for the signature block. Empty means not covered.
agreement-clause-unknown = “{ $read }” is not on the checklist of this kind of text.
agreement-clause-twice = “{ $read }” is there twice.
agreement-preview = Preview
agreement-preview-hint = This has not been saved yet.
agreement-said-written = The text was saved.
agreement-upload = Hand in a file
agreement-upload-title = Hand in a file: { $name }
agreement-upload-lead = A text of your own takes the place of the body. The body of that language is emptied.
agreement-upload-hint = PDF or Word (DOCX), 20 MB at most
agreement-file = File
agreement-said-uploaded = The file was handed in.

## Steps
agreement-step-title = { $step }: { $name }
agreement-lead-propose = Once proposed, the version cannot be changed unless it is returned. Somebody who neither drafted, edited nor proposed it adopts it.
agreement-lead-return = The version goes back to those who wrote it. Please say exactly what is to be mended.
agreement-lead-adopt = An adopted version never changes again. From its effective date on, it is what is issued.
agreement-lead-discard = Work on this version ends. What it says and how it came about stays on record.
agreement-lead-withdraw = From today this version is no longer issued. The one before it is again, if there is one. What was signed on it stays signed.
agreement-uncovered-allowed = It can be adopted without them. Unless they were left out on purpose, please mend the text.
agreement-comment = Comment
agreement-propose-comment-hint = Tell whoever adopts it what the version is for and what it changes.
agreement-return-comment = What is to be mended
agreement-effective-on-hint = Today or later. For example 2026/12/1 or 令和8年12月1日
agreement-said-proposed = The version was proposed.
agreement-said-returned = The version was returned.
agreement-said-adopted = The version was adopted.
agreement-said-discarded = The version was discarded.
agreement-said-withdrawn = The version was withdrawn.

## Comparing
agreement-compare = Compare versions
agreement-compare-title = Compare versions of a text
agreement-compare-lead = Line by line: what is gone (−) and what was added (＋).
agreement-compare-latest = Compare the latest two
agreement-compare-with = Compare with version { $number }
agreement-compare-what = What
agreement-compare-same = Both versions say the same.
agreement-before = Before
agreement-after = After
agreement-fields = Title, terms and checklist
agreement-field-title-ja = Title (Japanese)
agreement-field-title-en = Title (English)
agreement-field-file-ja = File (Japanese)
agreement-field-file-en = File (English)
agreement-field-valid-months = Months in force
agreement-field-survival-months = Months of survival
agreement-field-note = Note
agreement-field-clauses = Where the checklist is covered

## What operations are called
operation-agreement-list = List the agreement texts
operation-agreement-show = Show a version of an agreement text
operation-agreement-compare = Compare versions of an agreement text
operation-agreement-open = Open an agreement text
operation-agreement-draft = Draft a version of an agreement text
operation-agreement-write = Write an agreement text
operation-agreement-upload-text = Hand in an agreement text as a file
operation-agreement-propose = Propose an agreement text
operation-agreement-return = Return an agreement text
operation-agreement-adopt = Adopt an agreement text
operation-agreement-discard = Discard a version of an agreement text
operation-agreement-withdraw = Withdraw an agreement text
