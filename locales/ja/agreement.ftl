## 種類
agreement-kind-staff = 役職員の誓約書
agreement-kind-leaving = 退職・退任時の誓約書
agreement-kind-member = 会員・ボランティアの誓約書
agreement-kind-dispatched = 派遣労働者の誓約書
agreement-kind-company = 委託先との秘密保持契約
agreement-kind-clause = 委託契約の秘密保持条項
clause-scope-pledge = 誓約書
clause-scope-both = 誓約書と契約
clause-scope-company = 契約
text-language-ja = 日本語
text-language-en = 英語

## 文面の確認
agreement-text-missing = 文面がありません。日本語か英語の本文を入力するか、ファイルを登録してください。
agreement-language-missing = { $language }の文面がありません。この言語では発行できません。
agreement-not-covered-n = 点検表のうち{ $n }項目が、文面にありません。
agreement-survival-unset = 本文が存続月数（survival_months）を使っていますが、存続月数が空欄です。期限を定めないときは、本文をそのように直してください。
agreement-template-unended = { $line }行目：「{"{{"}」に対する「{"}}"}」がありません。
agreement-template-open = { $line }行目：「{ $read }」が閉じられていません。
agreement-template-tag = { $line }行目：「{ $read }」は使えない書き方か、対応する相手がありません。
agreement-template-blank = { $line }行目：差込項目「{ $read }」はありません。使える項目：{ $expected }
agreement-template-deep = { $line }行目：条件の入れ子が深すぎます。{ $most }段までにしてください。
