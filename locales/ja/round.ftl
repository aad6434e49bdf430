## 操作
operation-round-list = 選定の一覧
operation-round-show = 選定の閲覧
operation-round-criteria = 選定に使える選定基準
operation-round-open = 選定の開始
operation-round-add = 候補の追加
operation-round-remove = 候補の除外
operation-round-recommend = 候補の推薦
operation-round-decide = 委託先の決定
operation-round-cancel = 選定の取りやめ
round-step-recommend = 推薦する
round-step-decide = 決定する
round-step-cancel = 取りやめる

## 一覧
round-list-title = 選定
round-list-lead = 一つの業務について、複数の候補を同じ基準で比べて選びます。
round-new = 選定を始める
round-title-field = 件名
round-state = 状態
round-candidates = 候補
round-candidate = 委託先
round-recommended = 推薦
round-chosen = 決定
round-opened-on = 開始日
round-shown = { $n }件を表示
round-only-of = { $name }が候補になった選定だけを表示しています。
round-of-all = すべての選定を表示
round-none-found = この委託先が候補になった選定はありません
round-none = 選定はまだありません
round-none-hint = 委託する業務を決め、候補を加えて比べます。

## 開始
round-new-title = 選定を始める
round-new-lead = 委託する業務と、候補を比べる基準を決めます。
round-work = 委託する業務
round-work-hint = 業務の内容、取り扱う個人データ、期間など。
round-criteria-hint = 今日適用されている版で、すべての候補を評価します。
round-open = 選定を始める
round-said-opened = 選定を始めました。候補を加えてください。

## 比較
round-title = 選定：{ $title }
round-opened = { $date }開始（{ $name }）
round-add = 候補を加える
round-add-this = 候補に加える
round-add-with-work = 業務を選んで加える
round-work-of-candidate = 延長・更新する業務
round-work-of-candidate-hint = すでに委託している業務の延長・更新のための選定では、その業務を選びます。新しい業務の場合は、選ばずに加えてください。
round-candidate-without-work = 現在、この委託先に委託している業務はありません。そのまま候補に加えられます。
round-add-lead = 登録済みの委託先から候補を選びます。加えると、候補の評価票ができます。
round-enter-consignee = 委託先を登録する
round-standing = 状態
round-said-added = 候補を加えました。
round-remove = 候補から外す
round-remove-title = 候補から外す：{ $name }
round-remove-lead = まだ判定されていない評価は取り下げられます。
round-said-removed = 候補から外しました。
round-only-differing = 候補の間で差がある項目だけを表示
round-show = 表示する
round-nothing-differs = 候補の間で差がある項目はありません。
round-unanswered = 未回答{ $n }
round-no-candidates = 候補はまだありません
round-no-candidates-hint = 委託先の台帳から候補を加えてください。
round-nothing-happened = まだ何も記録されていません。
round-happened = { $event }：{ $name }
round-nobody = どの候補も選ばない

## 推薦・決定・取りやめ
round-step-title = { $step }：{ $title }
round-lead-recommend = 比較の結果から、一つの候補を推薦します。決定は別の人が行います。
round-lead-decide = 推薦を受けて決定します。選べるのは、評価が合格・条件付合格・特例承認と判定された候補だけです。
round-lead-cancel = この選定を取りやめます。まだ判定されていない候補の評価は取り下げられます。
round-candidate-hint = 評価点{ $percent }%・{ $stands }
round-recommended-is = 推薦：{ $name }
round-recommended-nobody = 推薦：どの候補も選ばない
round-decide-reason-hint = 推薦と異なる決定とするときは、必ず入力してください。
round-said-recommended = 推薦を記録しました。
round-said-decided = 決定を記録しました。
round-said-cancelled = 選定を取りやめました。
