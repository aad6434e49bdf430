layout-as-of = Showing the state on { $date }.
layout-product = Kantoku
layout-skip = Skip to content
layout-language = Language
layout-menu = Menu
layout-account = Account
layout-sign-out = Sign out
layout-breadcrumb = You are here
layout-as-of-today = Return to today
layout-required = Required
layout-errors =
    { $n ->
        [one] Please check 1 entry
       *[other] Please check { $n } entries
    }
layout-cancel = Cancel
layout-pages = Pages
layout-page-first = First page
layout-page-previous = Previous
layout-page-next = Next
layout-year-previous = Year before
layout-year-next = Next year
nav-consignees = Consignees
nav-evaluations = Evaluations
nav-rounds = Selection
nav-criteria = Selection criteria
nav-agreements = Agreement texts
nav-reports = Reports
nav-ledger = Ledger
nav-people = People
nav-settings = Settings
