## 最初のページ
home-title = きょうの状況
home-waiting = 判定を待っている評価
home-open = 作成中の評価
home-blocked = 委託中なのに利用できない委託先
home-attention = 確認が必要な委託先
home-all = すべて見る
home-prepared-by = 起案者
home-started-on = 起案日
home-submitted-on = 提出日
home-state = 状態
home-reason = 理由
home-nothing-waits = 判定を待っている評価はありません。
home-nothing-open = 作成中の評価はありません。
home-register = 委託先管理台帳（{ $n }件）を開く
home-staff = 委託先選定基準を読むことと、自分のアカウントを管理することができます。
operation-consignee-overview = 委託先の状況
