setting-organisation-ja = Name of the organisation (Japanese)
setting-organisation-en = Name of the organisation (English)
setting-fiscal-year-start = First month of the fiscal year
setting-privacy-mark = The organisation holds the PrivacyMark
setting-list-title = Settings
setting-list-lead = Changes are entered on the ledger; what was set before stays known.
setting-organisation = Organisation
setting-organisation-hint = It stands on every page and report.
setting-fiscal-year = Fiscal year
setting-fiscal-year-start-hint = Reports cover the twelve months that begin with it. Changing it changes where past fiscal years begin and end, too.
setting-contracts = Contracts
setting-privacy-mark-hint = With “yes”, the clauses that JIS Q 15001 asks for are musts of every contract too.
setting-month = { $n ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
setting-made = The settings were saved.

operation-setting-list = List of settings
operation-setting-make = Setting changed
setting-reminders = Reminders
setting-reminder-days = Days ahead
setting-reminder-days-hint = How many days before a deadline people are reminded, such as 60,30,7,0. After it they are reminded every week.
setting-reminder-days-wrong = “{ $read }” cannot be read: up to ten numbers from 0 to 365 with commas between them are expected, such as 60,30,7,0.
setting-reminder-manager-after = Manager is told after (days)
setting-reminder-manager-after-hint = After so many days of delay the manager of the department is told too.
setting-reminder-hours = Hours
setting-reminder-hours-hint = Between which hours reminders go out on working days, such as 8-19.
setting-reminder-hours-wrong = “{ $read }” cannot be read: two hours from 0 to 24 are expected, such as 8-19.
