## 言語
language-name = 日本語
language-ja = 日本語
language-en = 英語

## できなかったとき
error-invalid = 入力内容を確認してください（{ $n }件）。何も保存されていません。
error-not-found = { $subject }が見つかりません。
error-signed-out = サインインしてください。
error-throttled = 試行回数が多すぎます。{ $seconds }秒後にもう一度お試しください。
error-fault = 内部で問題が起きたため、処理を完了できませんでした。何も保存されていません。
error-already-there = 同じものがすでに登録されています。
error-erasure-stays = この記録は、ほかの記録の内容を消去したことを証明するものなので、消去できません。
error-database-away = データベースに接続できません。何も保存されていません。管理者に連絡してください。
error-database-busy = データベースが混み合っています。何も保存されていません。しばらくしてからもう一度お試しください。
error-database-full = データベースの保存先に空きがありません。何も保存されていません。管理者に連絡してください。
error-database-read-only = データベースは読み取り専用です。何も保存されていません。管理者に連絡してください。
error-too-large = 送信された内容が大きすぎます。25 MB以下にしてください。
error-form-unreadable = 送信されたフォームを読み取れません。ページを再読み込みして、もう一度お試しください。
stale-form = この画面を開いている間に、ほかの人が内容を更新しました。あなたの変更は保存されていません。最新の内容を確認してください。
form-overtaken = 入力した内容は、この画面に残っています。現在の登録内容を確認し、それでもこの内容で進めるときは、次の欄にチェックを入れて、もう一度送信してください。
form-look = 現在の内容を見る（新しいタブ）
form-over = 現在の登録内容を確認しました。この入力内容で上書きします。
form-stands = 現在の登録内容：{ $value }
form-blank = （空欄）
import-nothing-written = 誤りのある行があるため、1行も登録していません。

problem-title = 表示できません
problem-reference = 問い合わせ番号
problem-reference-hint = 管理者に連絡するときは、この番号をお伝えください。
problem-home = 最初のページへ
problem-back = 前のページに戻って、もう一度お試しください。
problem-elsewhere = この操作は、ほかのサイトの画面から送信されたため、受け付けませんでした。何も保存されていません。このシステムの画面を開いて、もう一度お試しください。
problem-method = このアドレスは、この方法では開けません。何も保存されていません。最初のページから、もう一度お試しください。

## 入力
input-required = 入力してください。
input-too-long = { $expected }文字以内で入力してください（現在{ $read }文字）。
input-too-many = { $read }件は多すぎます。{ $expected }件までにしてください。
input-control-character = 使えない制御文字（{ $read }）が含まれています。取り除いてください。
input-integer = 「{ $read }」は整数ではありません。整数を入力してください。
input-out-of-range = 「{ $read }」は範囲外です。{ $least }から{ $most }までの数を入力してください。
input-date = 「{ $read }」は日付ではありません。2026-11-23の形で入力してください。
input-choice = 「{ $read }」は選べません。次のいずれかを入力してください：{ $expected }
input-type = 「{ $read }」はこの項目に使えない形式です。
input-unknown-field = この名前の項目はありません。
input-yes-no = 「{ $read }」を読み取れません。「はい」か「いいえ」で入力してください。
input-not-understood = 入力を読み取れません：{ $why }

## 対象の名前
subject-page = お探しのページ
subject-operation = 操作
subject-account = アカウント
subject-person = 人
subject-department = 部署
subject-office = 役職
subject-token = APIトークン
subject-link = リンク
subject-session = サインイン
subject-setting = 設定
subject-criteria = 選定基準
subject-agreement = 誓約書・契約の文面
subject-agreement-version = 文面の版
subject-consignee = 委託先
subject-entrustment = 委託
subject-contract = 契約
subject-evaluation = 評価
subject-condition = 条件
subject-round = 選定
subject-report = 報告書
subject-ledger = 監査台帳の記録
subject-document = 添付ファイル
subject-import = 取込み

## どのページにもある言葉
common-save = 保存する
common-cancel = キャンセル
common-edit = 変更する
common-search = 検索する
common-all = すべて
common-yes = はい
common-no = いいえ
common-on = 基準日
common-from = 開始日
common-until = 最終日
common-date-hint = 例：2026/11/23、令和8年11月23日
common-reason = 理由
common-recorded-by = 記録者
common-recorded-at = 記録日時
common-none = なし

## What columns of an answer are called
common-total = 件数
common-lines = 一覧
common-next = 次のページの位置
common-id = ID
common-name = 名称
common-kind = 種類
common-person-id = 人のID
common-department-id = 部署のID
common-department-ja = 部署名（日本語）
common-department-en = 部署名（英語）
common-path = アドレス
common-expires-at = 有効期限
common-held = 在任
common-seen = 最後の記録番号
common-seq = 記録番号
common-vacant = 空席
common-belongs = 在籍
common-erased = 消去済み
common-people = 人数
common-sessions = サインイン
common-tokens = APIトークン
common-periods = 記録
common-mark = 識別子
common-granted-at = 付与日時
common-granted-by = 付与者
