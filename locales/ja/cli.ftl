# コマンドライン
cli-about = 監督 Kantoku：個人データの取扱いを委託する先を監督するための管理台帳
cli-help-usage = 使い方：
cli-help-commands = コマンド
cli-help-options = オプション
cli-help-everywhere = 共通オプション
cli-serve = サーバーを起動する（管理台帳がなければ作成する）
cli-verify = 監査台帳を先頭から検証し、添付ファイルを確認する
cli-backup = 使用中のSQLite管理台帳と添付ファイルを複製する（--out で保存先のファイルを指定）
cli-config = 有効な設定と、その指定元を表示する
cli-openapi = APIの仕様（OpenAPI 3.1）を出力する
cli-demo = デモ用の組織を読み込んだ管理台帳を作成し、サーバーを起動する

cli-flag-help = このヘルプを表示する
cli-flag-version = バージョンを表示する
cli-flag-database = 管理台帳の場所（sqlite:パス または postgres://…）
cli-flag-config = 設定ファイル（TOML）。省略時は ./kantoku.toml
cli-flag-lang = 表示言語（ja または en）
cli-flag-format = 出力形式（table・json・csv）
cli-flag-out = 出力先のファイル
cli-flag-user = 操作する人のログイン名（パスワードは KANTOKU_PASSWORD、なければ入力を求める）
cli-flag-token = APIトークン（KANTOKU_TOKEN での指定を推奨）
cli-flag-listen = 待ち受けるアドレスとポート
cli-flag-base-url = 利用者がアクセスするアドレス（https:// のときCookieはTLS限定になる）
cli-flag-time-zone = 日付の境界となるタイムゾーン
cli-flag-documents = 添付ファイルを保存するフォルダー
cli-flag-document-key = 添付ファイルの鍵のファイル
cli-flag-font-dir = PDFに使うフォントのフォルダー（指定がなければ、システムの決まった場所から探す）
cli-flag-remove-unlisted = どの記録にもないファイルのうち、1時間より古いものを削除する
cli-flag-readers = 応答に使うスレッドの数
cli-flag-log = ログの出力水準（例：info、warn,kantoku=debug）
cli-flag-log-format = ログの形式（text または json）
cli-flag-trusted-proxy = X-Forwarded-For の末尾を接続元とみなす（true または false）
cli-flag-metrics = /metrics を読める範囲（loopback または open）
cli-flag-input = 入力をJSONファイルから読む（- は標準入力）
cli-flag-dir = デモ用の管理台帳を作成するフォルダー
cli-flag-password = すべてのアカウントに共通のパスワード（省略時は無作為に生成）
cli-flag-no-serve = 作成だけ行い、サーバーは起動しない
cli-flag-size = 委託先の件数（省略時は40件。評価は最大10,000件）

cli-usage-unknown-flag = オプション { $read } はありません。
cli-usage-unknown-command = コマンド「{ $read }」はありません。
cli-usage-value-missing = { $flag } に値を指定してください。
cli-usage-value = { $flag } の値「{ $read }」は使えません。指定できる値：{ $expected }
cli-usage-missing = { $flag } を指定してください。
cli-usage-twice = { $flag } は同時に、または2回以上指定できません。
cli-usage-see-help = 使い方は --help で確認できます。
cli-field-codes = 指定できる値：{ $codes }
cli-field-date = 日付（例：2026-04-01、令和8年4月1日）
cli-field-boolean = はい／いいえ
cli-field-many = 複数指定可
cli-field-required = 必須
cli-password-prompt = { $login } のパスワード：
cli-password-missing = { $login } のパスワードがありません。KANTOKU_PASSWORD で指定してください。
cli-format-unknown = 出力形式「{ $read }」はありません。指定できる値：{ $expected }
cli-input-unreadable = 入力「{ $read }」を読めません（{ $why }）。
cli-input-alone = --input と項目のオプションは同時に指定できません。
cli-out-unwritable = 「{ $read }」に書き込めません（{ $why }）。
cli-done = 完了しました。
cli-written = { $file } に出力しました。
cli-empty = 該当するものはありません。

cli-serving = サーバーを起動しました：{ $address }
cli-first-link = まだアカウントがありません。次のリンクから最初の管理者を作成してください（1回限り、{ $hours }時間有効）：
    { $address }
cli-verify-whole = 監査台帳は完全です：{ $n }件、末尾のハッシュ { $head }
cli-verify-erased = 記録 { $entry } により、{ $n }件の内容が消去されています。
cli-verify-broken = 監査台帳が壊れています：最初の異常は記録 { $entry }（{ $reason }）
cli-verify-progress = 検証中：{ $n } / { $all }件
cli-backup-done = { $file } に複製しました。
cli-verify-files = 添付ファイル：{ $expected }件中{ $n }件が登録時のままです。
cli-verify-files-destroyed = 内容が消去されたファイル：{ $n }件
cli-verify-file-missing = 見つかりません：文書 { $id }
cli-verify-file-altered = 登録時と異なります：文書 { $id }
cli-verify-file-unlisted = どの記録にもないファイル：{ $file }
cli-verify-file-unfinished = 書きかけのファイル：{ $file }
cli-verify-files-removed = 記録にないファイルを{ $n }件削除しました。
cli-verify-files-elsewhere = 添付ファイル{ $n }件は確認していません：{ $folder } がありません。--documents で保存先を指定してください。
cli-verify-files-progress = 添付ファイルを確認中：{ $n } / { $all }件
cli-backup-files = 添付ファイル{ $n }件を暗号化されたまま { $folder } に複製しました。鍵（{ $key }）は複製していません。別の場所に保管してください。
cli-demo-login = ログイン名
cli-demo-password = パスワード
cli-demo-name = 氏名
cli-demo-roles = 役割

break-missing = 直前の記録が欠けている
break-unlinked = 直前の記録とつながっていない
break-altered = 記録が改変されている
break-payload-altered = 内容が改変されている
break-payload-missing = 消去の記録がないまま内容が失われている
break-orphaned = 存在しない記録を参照する内容がある

# 管理台帳を開く
register-address-form = 管理台帳の場所は sqlite:パス または postgres://… の形で指定してください。
register-missing = 「{ $read }」に管理台帳がありません。kantoku serve または kantoku demo で作成できます。
register-foreign = 「{ $read }」は Kantoku の管理台帳ではありません。
register-file = ファイル「{ $read }」を作成できません（{ $why }）。
register-backup-postgres = PostgreSQLの管理台帳は pg_dump で複製してください。

# 設定
config-not-understood = 「{ $read }」（{ $from }）は設定できません。指定できる値：{ $expected }
config-unknown = そのような設定はありません（{ $from }）。指定できる名前：{ $expected }
config-file-unreadable = 設定ファイル「{ $read }」を読めません（{ $why }）。
config-listen-refused = { $read } で待ち受けられません（{ $why }）。
config-expected-database = sqlite:パス または postgres://…
config-expected-listen = アドレスとポート（例：127.0.0.1:8080）
config-expected-base-url = http:// または https:// で始まるアドレス
config-expected-time-zone = タイムゾーン名（例：Asia/Tokyo）
config-expected-folder = フォルダー
config-expected-fonts = 実在するフォルダー
config-expected-key-file = 鍵のファイルの場所（鍵そのものではありません）
config-expected-readers = 1から256までの整数
config-expected-log = ログの水準（例：info、warn,kantoku=debug）
config-expected-log-format = text または json
config-expected-boolean = true または false
config-expected-metrics = loopback または open
config-origin-default = 既定値

# 取込み
cli-import = ファイルを取り込む（確認だけのときは --dry-run）
cli-import-file = CSVまたはExcel（XLSX）のファイル（- は標準入力）
cli-flag-dry-run = 取り込まずに、何が変わるかだけを表示する
cli-flag-changes-from-on = 変更がいつから有効か（省略時は、今の記録を訂正する）
cli-flag-whole = 全員の名簿として取り込む：名簿にない人は退職・離任になる（先に --dry-run で確かめる）
cli-flag-on = 名簿の基準日（省略時は今日）
cli-flag-left-on = 名簿にない人の最終日（省略時は基準日の前日）
cli-flag-kinds = 名簿に載せる人の区分。複数指定可（省略時は、名簿に載っている人の区分）
cli-flag-many-leavers = 半数を超える人が離れることを認める
cli-flag-digest = --dry-run で示された控え番号。確かめた内容と違うときは取り込まない
cli-import-group = { $effect }（{ $n }人）
cli-import-person = { $code } { $name }　{ $department }
cli-import-digest = 控え番号（--digest に指定）：{ $digest }
cli-import-done = { $rows }行を取り込みました：新規{ $new }件、変更{ $changed }件、変更なし{ $unchanged }件
cli-import-previewed = 取り込むと：{ $rows }行のうち、新規{ $new }件、変更{ $changed }件、変更なし{ $unchanged }件（何も登録していません）
cli-import-refused = { $rows }行のうち{ $wrong }行に誤りがあるため、1行も登録していません。
cli-import-place = { $row }行目 { $column }
cli-import-problem = 誤り { $place }：{ $message }
cli-import-warning = 確認 { $place }：{ $message }
cli-nda-certificate = 署名証明書をPDFで出力する
cli-flag-id = 契約・誓約書の番号
cli-nda-file = 署名されたものかどうかを確かめるファイル
