account-state-active = In use
account-state-invited = Invited
account-state-away = Has left
account-state-closed = Closed
link-kind-first = First administrator
link-kind-invitation = Invitation
link-kind-reset = New password

account-list-title = Accounts
account-list-lead = { $n ->
        [one] 1 account
       *[other] { $n } accounts
    }
account-list-hint = To make a new account, open the person under “People” and invite them.
account-shown = { $n ->
        [one] 1 account shown
       *[other] { $n } accounts shown
    }
account-none = There is no account yet
account-show-title = Account { $login }
account-login = Login
account-login-hint = 2 to 64 of a–z, 0–9, dot, hyphen, underscore and @. One that anybody had before cannot be used.
account-person = Person
account-state = State
account-roles = Roles
account-no-roles = No roles.
account-role = Role
account-role-representative = The person holds the office of representative, and with it the role.
account-granted = Granted
account-granted-by = { $name }, { $on }
account-granted-console = From the console, { $on }
account-grant = Grant the role
account-revoke = Lift
account-revoke-text = This lifts the role “{ $role }”. The account can no longer do what the role allows.
account-password-at = Password set
account-password-none = Not set
account-link-until = Link in force
account-link-until-text = Until { $at }
account-security = Signing in
account-reset = Make a reset link
account-invite-again = Make a new invitation link
account-reset-text = This makes a link, to be used once, by which a new password is set. Links made before are void.
account-close = Close the account
account-close-text = Sessions, links and API tokens all end. A closed account is never opened again.
account-sessions = Where it is signed in
account-no-sessions = It is signed in nowhere.
account-session-current = Here
account-session-opened = Signed in
account-session-seen = Last seen
account-session-address = Address
account-session-agent = Browser
account-sign-out-everywhere = Sign out everywhere
account-sign-out-everywhere-text = This ends all sessions of the account.

account-invite-title = Invite { $name } to an account
account-invite = Make an invitation link
account-invite-lead = This makes a link that can be used once. Hand it to the person, who sets a password by it and can then sign in.
account-linked-title = The link is made
account-linked-lead-invitation = Hand this link to { $name } in person. It lets them set a password.
account-linked-lead-reset = Hand this link to { $name } in person. It lets them set a new password.
account-linked-once = The link is shown only now. It can be used once, until { $until }.
account-copy = Copy
account-copied = Copied
account-linked-back = Back to the account

account-accept-title-first = Enter the first administrator
account-accept-title-invitation = Set a password
account-accept-title-reset = Set a new password
account-accept-lead-first = Nobody has been entered in this register yet. Tell it the name of the organisation, and who you are: you will administer it.
account-accept-lead = { $name } (login: { $login })
account-accept-organisation = Name of the organisation
account-accept-password = Password
account-accept-password-hint = 12 characters or more. A long sentence, or several words that have nothing to do with each other, are safe.
account-accept = Continue
account-accepted = The password is set. Please sign in.

account-me-title = Account
account-change-password = Change the password
account-old-password = Present password
account-new-password = New password
account-change-password-hint = All other sessions end when it is changed.
account-password-changed = The password was changed. All other sessions have ended.
account-role-granted = The role was granted.
account-role-revoked = The role was lifted.
account-was-closed = The account was closed.
account-signed-out = All sessions have ended.

account-password-short = A password has at least { $expected } characters (there are { $read }).
account-password-long = A password has at most { $expected } characters (there are { $read }).
account-password-guessable = This password is easily guessed. Please choose another one.
account-password-wrong = The present password is wrong.
account-password-same = This is the present password. Please choose another one.
account-login-form = “{ $read }” cannot be a login. Please use 2 to 64 of a–z, 0–9, dot, hyphen, underscore and @.
account-login-taken = The login “{ $read }” is taken. Please choose another one.
account-person-does-not-belong = The person does not belong to the organisation today.
account-person-has-one = The person has an account: { $login }.
account-role-is-office = “{ $role }” is not a role to grant. Please appoint the person to the office.
account-own-roles = Nobody grants roles to themselves. Please ask another administrator.
account-last-administrator = Nobody could administer the register any more. Please make somebody else an administrator first.
account-closed-already = This account is closed.
account-link-void = This link cannot be used: it has run out, or it was used. Please ask an administrator for a new one.

operation-account-list = List of accounts
operation-account-show = Account shown
operation-account-me = Own account shown
operation-account-sessions = List of sessions
operation-account-link = Link looked at
operation-account-invite = Invitation to an account
operation-account-reset = Reset link made
operation-account-accept = Link used
operation-account-change-password = Password changed
operation-account-grant = Role granted
operation-account-revoke = Role lifted
operation-account-close = Account closed
operation-account-sign-out-everywhere = Signed out everywhere
operation-account-offer-first = Link for the first administrator made
