# 台帳
operation-ledger-list = 監査台帳の一覧
operation-ledger-actors = 監査台帳に記録されうる人の一覧
operation-ledger-show = 監査台帳の記録の表示
operation-ledger-verify = 監査台帳の検証
operation-ledger-erase = 監査台帳の記録内容の消去

ledger-list-title = 監査台帳
ledger-list-about = 行われたすべての操作の記録です。各記録は直前の記録を封印しており、改変や欠落があれば検証で分かります。
ledger-verify-action = 検証する
ledger-operation = 操作
ledger-person = 行為者
ledger-subject = 対象の種類
ledger-subject-id = 対象の番号
ledger-about = 対象
ledger-door = 入口
ledger-from = この日以降
ledger-until = この日以前
ledger-seq = 番号
ledger-at = 日時
ledger-total = 全{ $n }件
ledger-erased-tag = 内容消去済み
ledger-none-found = 該当する記録はありません
ledger-none-found-text = 条件を変えて、もう一度お試しください。
ledger-show-all = すべて表示する
ledger-empty = 記録はまだありません

ledger-entry-title = 台帳 #{ $seq }
ledger-entry-before = 前の記録
ledger-entry-after = 次の記録
ledger-what = 記録
ledger-payload = 内容
ledger-payload-gone = この記録の内容は消去されています。理由は次の記録にあります：
ledger-seals = 封印
ledger-hash = この記録のハッシュ値
ledger-previous = 直前の記録のハッシュ値
ledger-digest = 内容の要約値
ledger-seals-about = いずれもSHA-256です。内容の要約値は乱数を加えて計算するため、内容を消去した後も連鎖を検証できます。

ledger-erase-title = 内容の消去
ledger-erase-about = 人・アカウント・委託先の連絡先に関する記録の内容を消去できます。記録そのものと封印は残り、消去した理由が監査台帳に記録されます。登録されている委託先や人の情報は変わりません。
ledger-erase-action = 内容を消去する
ledger-erase-sure = この記録の内容を消去します。元に戻せません。
ledger-erased = 記録の内容を消去しました。
ledger-erase-too-many = 一度に消去できるのは{ $expected }件までです（指定{ $read }件）。
ledger-no-entry = 台帳 #{ $read } の記録はありません。
ledger-erasure-stays = 「{ $operation }」は消去の記録のため、内容を消去できません。
ledger-evidence-stays = 「{ $operation }」は監督の証跡のため、内容を消去できません。消去できるのは、人・アカウント・委託先の連絡先に関する記録だけです。

ledger-verify-title = 監査台帳の検証
ledger-verify-about = 最初の記録から順に、すべての封印を計算し直して確かめます。
ledger-whole = 監査台帳に改変や欠落はありません
ledger-whole-text = { $n }件の記録すべてについて、封印が一致しました。
ledger-verify-count = 記録の件数
ledger-verify-head = 最後の記録のハッシュ値
ledger-destroyed = 消去された内容
ledger-destroyed-by = 消去の記録
ledger-destroyed-payloads = 消去した件数
ledger-broken = 監査台帳の連鎖が途切れています
ledger-broken-text = 最初に一致しない記録は #{ $seq } です。データベースを変更せず、管理者に連絡してください。

## 一覧の見出し
ledger-actor = 行為者の種類
ledger-person-id = 人の番号
ledger-erased-by = 消去の記録
ledger-erasable = 消去できる
ledger-head = 監査台帳の末尾
ledger-count = 記録の件数
ledger-lines = 記録
ledger-entry = 記録
ledger-next = 次の開始位置
ledger-seqs = 記録の番号
ledger-state = 状態

## ファイル出力と、一つの対象をたどること
operation-ledger-export = 監査台帳の記録の書出し
ledger-operation-name = 操作の名称
ledger-export = 該当するすべての記録をファイルで：
ledger-export-too-long = Excelブックに出力できるのは{ $expected }件までです。条件で絞り込むか、CSVまたはJSONで出力してください。
ledger-order = 並び順
ledger-order-latest = 新しい順
ledger-order-oldest = 古い順
ledger-follow = この対象についての監査台帳の記録
ledger-followed = 次の対象についての監査台帳の記録：
ledger-asked = 入力の内容
ledger-field = 項目
ledger-text = 値
ledger-after = この記録より後
