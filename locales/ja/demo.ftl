## 実演用の管理台帳
demo-folder = フォルダー「{ $read }」を作成できません（{ $why }）。
demo-there-already = 「{ $folder }」には、デモ用の管理台帳がすでにあります。これをそのまま使います（サインインのパスワードは、作成したときに表示したものです）。
demo-other-register = 「{ $read }」には、完成したデモ用のものではない管理台帳があります。--dir で別のフォルダーを指定するか、不要であればこのフォルダーを削除してください。
demo-people = 部署{ $departments }件、人{ $people }人を取り込みました。
demo-accounts = アカウント{ $n }件を作成しました。
demo-criteria = 選定基準{ $n }件を採択しました。
demo-agreements = 誓約書と秘密保持契約の文面{ $n }件を採択しました。
demo-year = { $year }年度の委託先、評価、判定を記録しています…
demo-ndas = 誓約書と秘密保持契約{ $n }件を記録しました。
demo-evaluations = 委託業務{ $works }件、評価{ $n }件を記録しました。
demo-done = デモ用の管理台帳ができました。登場する団体・人・委託先は、すべて架空です。
demo-many = 委託先を作成しています：{ $n } / { $all }件
demo-size = 件数は{ $expected }以上にしてください（{ $read }とあります）。デモ用のファイルに{ $expected }件あります。
demo-review-unchanged = 点検の方法：{ $method }。変化のない項目は前回の評価のとおりとした。
