# The command line
cli-about = Kantoku: a register for supervising those to whom personal data is entrusted
cli-help-usage = Usage:
cli-help-commands = Commands
cli-help-options = Options
cli-help-everywhere = Options of every command
cli-serve = Start the server; makes the register if there is none
cli-verify = Check the ledger from its first entry, and the files that were handed in
cli-backup = Copy a SQLite register and its files while it is in use (--out names the file of the copy)
cli-config = Show the settings in force and where each comes from
cli-openapi = Write the description of the API (OpenAPI 3.1)
cli-demo = Make a register with a demonstration organisation, and serve it

# What the commands of each subject are about
cli-subject-account = Accounts, their roles and passwords
cli-subject-action = Corrective actions
cli-subject-agreement = Texts of agreements and pledges
cli-subject-cadence = How often work is reviewed
cli-subject-calendar = Calendar feeds
cli-subject-certificate = Certificates of consignees
cli-subject-consignee = Consignees
cli-subject-contract = Contracts
cli-subject-course = Training courses
cli-subject-criteria = Selection criteria
cli-subject-deadline = Deadlines
cli-subject-department = Departments
cli-subject-document = Files that were handed in
cli-subject-ending = Work that has ended, and its data
cli-subject-entrustment = Entrusted work
cli-subject-evaluation = Evaluations
cli-subject-foreign = Handling in foreign countries
cli-subject-jobs = Timed jobs
cli-subject-ledger = The ledger of what was done
cli-subject-mail = Mail
cli-subject-nda = NDAs and pledges
cli-subject-office = Offices and who holds them
cli-subject-person = People and their access
cli-subject-person-leave = Long leave
cli-subject-reminder = Reminders
cli-subject-report = Reports
cli-subject-report-edition = Closed reports
cli-subject-report-pack = Evidence packs
cli-subject-resource = Systems and ledgers with personal data
cli-subject-review = Reviews
cli-subject-review-plan = Review plans
cli-subject-round = Selections of consignees
cli-subject-rule = Rules of the organisation
cli-subject-setting = Settings
cli-subject-sub-entrustment = Sub-consignees
cli-subject-template = Templates of reports, certificates and mails, and the logo
cli-subject-token = API tokens
cli-subject-training = Training and attendance
cli-subject-training-plan = Training plans
cli-subject-training-session = Training sessions
cli-subject-training-test = Tests of training courses

cli-flag-help = Show this help
cli-flag-version = Show the version
cli-flag-database = Where the register lives (sqlite:PATH or postgres://…)
cli-flag-config = The settings file (TOML); ./kantoku.toml if not given
cli-flag-lang = Language (ja or en)
cli-flag-format = Form of the answer: table, json or csv; also sjis and xlsx for lists that a page gives as a file; html, pdf, xlsx, csv or json for reports
cli-flag-out = The file to write
cli-flag-user = The login of the person who acts (password from KANTOKU_PASSWORD, else it is asked for)
cli-flag-token = An API token (better given as KANTOKU_TOKEN)
cli-flag-listen = The address and port to listen on
cli-flag-base-url = The address by which people reach the server (with https:// cookies insist on TLS)
cli-flag-time-zone = The time zone in which a day begins and ends
cli-flag-documents = The folder of files that were handed in
cli-flag-document-key = The file with the key of the files that were handed in
cli-flag-font-dir = The folder with the fonts of PDF (looked for where systems keep them if not given)
cli-flag-report = Tell whether this file belongs to a closed report or is the list of files of an evidence pack (the files that were handed in are not looked at then)
cli-flag-remove-unlisted = Remove files that no entry names and that are older than an hour
cli-flag-readers = How many threads answer
cli-flag-log = What is logged (info, or warn,kantoku=debug)
cli-flag-log-format = How log lines are written (text or json)
cli-flag-trusted-proxy = Take the last hop of X-Forwarded-For for the client (true or false)
cli-flag-metrics = Who may read /metrics (loopback or open)
cli-flag-input = Read the input from a JSON file (- is standard input)
cli-flag-dir = The folder in which the demonstration is made
cli-flag-password = One password for all accounts (random ones if not given)
cli-flag-no-serve = Only make it, do not serve
cli-flag-size = How many consignees to make (40 if not given; at most 10,000 are evaluated)

cli-usage-unknown-flag = There is no option { $read }.
cli-usage-unknown-command = There is no command “{ $read }”.
cli-usage-value-missing = { $flag } needs a value.
cli-usage-value = { $flag } does not take “{ $read }”. It takes: { $expected }
cli-usage-missing = { $flag } is needed.
cli-usage-twice = { $flag } cannot be given twice, or together with the others.
cli-usage-see-help = --help shows how commands are typed.
cli-field-codes = one of: { $codes }
cli-field-date = a date (2026-04-01, 令和8年4月1日)
cli-field-boolean = yes or no
cli-field-bytes = or name the file with --file
cli-field-many = may be given several times
cli-field-required = required
cli-password-prompt = Password of { $login }:
cli-password-missing = There is no password for { $login }. Give it as KANTOKU_PASSWORD.
cli-format-unknown = There is no form “{ $read }”. There are: { $expected }
cli-input-unreadable = The input “{ $read }” cannot be read ({ $why }).
cli-file-alone = --file takes the place of typing the contents. Give one or the other.
cli-input-alone = --input takes the whole input. Give it without --file and without the flags of single fields.
cli-out-unwritable = “{ $read }” cannot be written ({ $why }).
cli-done = Done.
cli-written = Written to { $file }.
cli-empty = There is nothing of that kind.

cli-serving = Serving at { $address }
cli-first-link = There is no account yet. Make the first administrator here (works once, within { $hours } hours):
    { $address }
cli-verify-whole = The ledger is whole: { $n ->
        [one] { $n } entry
       *[other] { $n } entries
    }, head hash { $head }
cli-verify-erased = Entry { $entry } destroyed the contents of { $n ->
        [one] { $n } entry
       *[other] { $n } entries
    }.
cli-verify-broken = The ledger is broken: the first entry that does not hold is { $entry } ({ $reason })
cli-verify-progress = Checked { $n } of { $all } entries
cli-backup-done = Copied to { $file }.
cli-verify-files = Files: { $n } of { $expected } are as they were handed in.
cli-verify-files-destroyed = Files whose bytes were destroyed: { $n }
cli-verify-file-missing = Not there: document { $id }
cli-verify-file-altered = Not what was handed in: document { $id }
cli-verify-file-unlisted = Named by no entry: { $file }
cli-verify-file-unfinished = Never finished: { $file }
cli-verify-files-removed = Files removed that no entry names: { $n }
cli-verify-files-elsewhere = Files not looked at: { $n }. There is no folder { $folder }; name it with --documents.
cli-verify-files-progress = Looked at { $n } of { $all } files
cli-backup-files = Files copied to { $folder }, encrypted as they are: { $n }. Their key ({ $key }) was not copied; keep it elsewhere.
cli-demo-login = Login
cli-demo-password = Password
cli-demo-name = Name
cli-demo-roles = Roles

break-missing = an entry is missing before it
break-unlinked = it does not seal the entry before it
break-altered = it was altered
break-payload-altered = its contents were altered
break-payload-missing = its contents are gone and no erasure says why
break-orphaned = something names an entry that is not there

# Opening a register
register-address-form = The register is given as sqlite:PATH or postgres://…
register-missing = There is no register at “{ $read }”. kantoku serve or kantoku demo makes one.
register-foreign = “{ $read }” is no register of Kantoku.
register-file = The file “{ $read }” cannot be made ({ $why }).
register-backup-postgres = A register in PostgreSQL is copied with pg_dump.

# Settings
config-not-understood = “{ $read }” ({ $from }) cannot be set. Expected: { $expected }
config-unknown = There is no such setting ({ $from }). There are: { $expected }
config-file-unreadable = The settings file “{ $read }” cannot be read ({ $why }).
config-listen-refused = Cannot listen on { $read } ({ $why }).
config-expected-database = sqlite:PATH or postgres://…
config-expected-listen = an address and port such as 127.0.0.1:8080
config-expected-base-url = an address that begins with http:// or https://
config-expected-time-zone = the name of a time zone such as Asia/Tokyo
config-expected-folder = a folder
config-expected-fonts = a folder that is there
config-expected-key-file = the path of the file with the key (not the key itself)
config-expected-readers = a whole number from 1 to 256
config-expected-log = what to log, such as info or warn,kantoku=debug
config-expected-log-format = text or json
config-expected-boolean = true or false
config-expected-metrics = loopback or open
config-origin-default = default

# Import
cli-import = Import a file (--dry-run only looks)
cli-import-file = A CSV or Excel (XLSX) file (- is standard input)
cli-flag-dry-run = Import nothing, only show what would change
cli-flag-changes-from-on = From when changes hold (what is recorded is corrected if not given)
cli-flag-whole = Import as the whole list: who is missing leaves (look with --dry-run first)
cli-flag-on = The day of the list (today if it is not given)
cli-flag-left-on = The last day of those who are missing (the day before that of the list if it is not given)
cli-flag-kinds = Of which kinds of people the list speaks; may be repeated (those that stand in it, if it is not given)
cli-flag-many-leavers = Let more than half of them leave
cli-flag-digest = What --dry-run showed: nothing else than that is imported
cli-import-group = { $effect } ({ $n })
cli-import-person = { $code } { $name }, { $department }
cli-import-digest = For --digest: { $digest }
cli-import-done = Imported { $rows } rows: { $new } new, { $changed } changed, { $unchanged } unchanged
cli-import-previewed = { $rows } rows would make { $new } new, { $changed } changed, { $unchanged } unchanged; nothing was entered
cli-import-refused = { $wrong } of { $rows } rows are wrong, so no row was entered.
cli-import-place = row { $row }, { $column }
cli-import-problem = Wrong, { $place }: { $message }
cli-import-warning = Please look, { $place }: { $message }
cli-nda-certificate = Writes the certificate of a signature, as PDF.
cli-flag-id = The number of the NDA
cli-nda-file = The file of which to tell whether it was signed
cli-reminders = Show what would be sent to whom on a date
cli-jobs-run = Does what is due now, once: for cron.
cli-flag-once = Once, and not until told to stop
cli-flag-smtp-url = The address of the mail server
cli-flag-mail-from = Who mail is from
config-expected-smtp-url = the address of a mail server, such as smtp://localhost:25 or smtps://user:password@mail.example.jp:465
config-expected-mail-from = a mail address, such as kantoku@example.jp
cli-jobs-ran = Digests made: { $digests }. Sent: { $sent }. Failed: { $failed }.
cli-jobs-no-mail = No mail server is set: there is nothing to do.
cli-jobs-elsewhere = Another server is doing this.
cli-flag-file = The file to read
cli-flag-file-content = The file to hand in (- is standard input); its own name is taken if --name is not given
cli-flag-file-sheet = The rows from a CSV or Excel (XLSX) file (- is standard input)
