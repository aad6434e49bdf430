## 情報システム・個人情報台帳
resource-kind-system = システム
resource-kind-ledger = 台帳
subject-resource = システム・台帳

resource-title = システム・台帳
resource-list-title = 情報システム・個人情報台帳
resource-list-lead = 個人データを置いている場所と、アクセスできる人の数
resource-show-title = { $name }
resource-code = コード
resource-code-hint = ファイルの取込みで指すときに使います。
resource-name = 名称
resource-kind = 種別
resource-data = 特に注意するデータ
resource-from-on = 利用開始日
resource-until-on = 最終日
resource-people = アクセスできる人
resource-people-title = アクセスできる人（{ $n }人）
resource-none = システム・台帳はまだ登録されていません
resource-none-hint = 個人データを置いているシステムや台帳を登録すると、誰がアクセスできるかを記録できます。
resource-enter-title = システム・台帳を登録する
resource-change-title = システム・台帳を変更する
resource-end = 利用を終える
resource-end-title = システム・台帳の利用を終える
resource-end-lead = 最終日の翌日から、このシステム・台帳には誰もアクセスできないものとして扱います。記録はそのまま残ります。
resource-entered = システム・台帳を登録しました。
resource-changed = システム・台帳を変更しました。
resource-ended = システム・台帳の最終日を記録しました。
resource-code-used = コード「{ $read }」は、同じ時期に「{ $name }」が使っています。
resource-outside-periods = { $read }には、このシステム・台帳は記録されていません。
resource-end-before-start = 最終日「{ $read }」が、開始日「{ $expected }」より前です。

operation-resource-list = システム・台帳の一覧
operation-resource-enter = システム・台帳の登録
operation-resource-change = システム・台帳の変更
operation-resource-end = システム・台帳の利用終了
