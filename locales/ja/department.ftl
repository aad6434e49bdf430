department-list-title = 部署
department-list-lead = { $n ->
       *[other] { $n }部署
    }
department-enter-title = 部署を登録する
department-change-title = 部署を変更する
department-code = コード
department-code-hint = ファイルの取込みで部署を指すときに使います。
department-name = 部署名
department-name-ja = 部署名（日本語）
department-name-en = 部署名（英語）
department-people = 所属する人
department-from-on = 開始日
department-until-on = 最終日
department-end-title = 部署を廃止する
department-end = 廃止する
department-end-lead = 最終日より後に所属する人がいる部署は廃止できません。先に異動を登録してください。
department-empty = 部署はまだ登録されていません
department-entered = 部署を登録しました。
department-changed = 部署を変更しました。
department-ended = 部署の最終日を記録しました。
department-code-used = コード「{ $read }」は、同じ時期に「{ $name }」が使っています。
department-outside-periods = { $read }には、この部署は記録されていません。
department-end-before-start = 最終日「{ $read }」が、開始日「{ $expected }」より前です。
department-has-people = この日より後に{ $n }人が所属しています。先に異動を登録してください。
department-unknown = 「{ $read }」という部署は、{ $on }の時点でありません。部署のコードか名称を入力してください。

operation-department-choices = 部署の選択肢
operation-department-list = 部署の一覧
operation-department-enter = 部署の登録
operation-department-change = 部署の変更
operation-department-end = 部署の廃止
