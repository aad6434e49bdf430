# 証拠一式
subject-report-pack = 証拠一式

operation-report-pack-list = 証拠一式の一覧
operation-report-pack-make = 証拠一式の作成の指示
operation-report-pack-finish = 証拠一式の引渡し

pack-title = 証拠一式
pack-offer = この報告書の裏付けを一つのZIPにまとめます。報告書、選定基準、評価、誓約書・NDAの証明書、契約、点検、是正措置、教育、引用されたファイル、台帳の記録を、ハッシュ値とともに収めます。index.html はネットワークなしで開けます。個人データがシステムの外へ出るため、誰が持ち出したかを台帳に残します。
pack-order = 証拠一式を作成
pack-said-ordered = 証拠一式の作成を受け付けました。続けて受け取ってください。
pack-fetch = ZIPを受け取る
pack-fetch-about = 送りながら作成します。受け取れるのは作成を指示した本人だけで、最後まで受け取るまで何度でもやり直せます。受け取った後は、ファイル一覧のハッシュ値をここに表示します。
pack-no = 番号
pack-ordered = 作成の指示
pack-manifest = ファイル一覧のハッシュ値
pack-manifest-about = 手元の manifest.json のSHA-256をこの値と比べてください。一致すれば、一覧にある各ファイルのハッシュ値によって、すべてのファイルが引渡し時のままであることを確かめられます。
pack-not-finished = まだ引き渡していません
pack-edition-or-year = 確定版か年度のどちらか一方を指定してください。
pack-handed-over = この証拠一式は引渡し済みです。必要な場合は、改めて作成してください。
pack-another = 別の証拠一式を作成しています。終わってからもう一度お試しください。

pack-back = 目次へ
pack-of-edition = 確定した年次報告書の裏付けです。
pack-of-draft = 確定していない年次報告書の裏付けです。
pack-about = 内容はすべて、下に示す台帳の記録の時点で知られていたとおりです。個人データを含みますので、適切に管理してください。
pack-period = 期間
pack-known = 時点
pack-known-at = 台帳 #{ $seq } まで
pack-count = ファイル数
pack-contents = 目次
pack-verify = 確認の方法
pack-verify-files = すべてのファイルが引渡し時のままであること（LinuxまたはmacOSでは、このページのフォルダーで次を実行します。それ以外では、各ファイルのSHA-256を下の値と比べます）:
pack-verify-list = このファイル一覧がこのシステムから引き渡されたものであること（台帳のある環境で実行します）:
pack-verify-report = 報告書のファイルが確定時のままであること:
pack-lists = プログラム用:
pack-missing = 収められなかったファイル
pack-missing-about = 次のファイルは引用されていますが、収められていません。
pack-nothing-missing = 引用されたファイルはすべて収められています。
pack-name = 名称
pack-why = 理由
pack-hash = SHA-256
pack-what = 内容
pack-form = ファイル
pack-size = 大きさ
pack-files = 引用されたファイル
pack-not-here = 収められていません: { $why }
pack-entry = 台帳の記録

pack-reason = 収められなかった理由
pack-reason-destroyed = 内容が破棄されています
pack-reason-gone = ファイルの保管フォルダーに見つかりません
pack-reason-changed = 保管フォルダーの内容が、受け取ったときのものと異なります
pack-reason-not-made = この環境では作成できません（PDF用のフォントがありません）

pack-folder-report = 年次報告書
pack-folder-criteria = 委託先選定基準
pack-folder-evaluations = 評価
pack-folder-ndas = 誓約書・NDA
pack-folder-contracts = 契約
pack-folder-certificates = 委託先の認証
pack-folder-reviews = 点検
pack-folder-actions = 是正措置
pack-folder-endings = 終了した業務
pack-folder-rules = 規程
pack-folder-training = 教育
pack-folder-documents = 引用されたファイル
pack-folder-ledger = 台帳

pack-prepared-by = 準備した人
pack-computed = 計算結果
pack-decisions = 判定
pack-conditions = 条件
pack-condition = 条件
pack-due = 期限
pack-by = 実施者
pack-on = 日付
pack-step = 経過
pack-comment = コメント

cli-report-pack = 年次報告書の証拠一式を作成し、ファイルに書き出す
cli-flag-edition = 確定版の番号（台帳での番号）
cli-flag-year = 確定していない報告書の年度
cli-flag-known = 台帳のこの記録までに知られていた内容による
cli-pack-written = { $files }ファイル。manifest.json のSHA-256: { $manifest }
cli-pack-missing = 引用された{ $n }ファイルが収められていません。index.html に示しています。
cli-pack-needs-out = --out で書出し先のファイルを指定してください。
cli-verify-pack-yes = 証拠一式 第{ $id }号（{ $label }）のファイル一覧です。引渡し時のままです。
