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
