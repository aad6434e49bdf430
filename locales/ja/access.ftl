## 役割
role-administrator = システム管理者
role-personal-data-manager = 個人データ管理者
role-procurement = 調達担当者
role-manager = 管理職
role-auditor = 監査担当者
role-staff = 従業者
role-representative = 代表者

## 権限
right-nobody = サインイン前の操作
right-own-account = 自分のアカウントの利用
right-read-register = 委託先管理台帳の閲覧
right-keep-register = 委託先管理台帳の記入
right-read-criteria = 選定基準の閲覧
right-write-criteria = 選定基準の起案
right-adopt-criteria = 選定基準の採択
right-read-evaluations = 評価の閲覧
right-prepare-evaluations = 評価票の作成
right-decide-evaluations = 評価の判定
right-approve-exceptions = 特例承認
right-read-agreements = 誓約書・契約の文面の閲覧
right-write-agreements = 誓約書・契約の文面の作成
right-adopt-agreements = 誓約書・契約の文面の採択
right-read-ndas = 秘密保持契約・誓約書の閲覧
right-issue-ndas = 秘密保持契約・誓約書の発行
right-sign-off-ndas = 秘密保持契約・誓約書の確認
right-read-reviews = 点検の閲覧
right-keep-reviews = 点検の計画・実施
right-approve-review-plans = 点検計画の承認
right-read-actions = 是正処置の閲覧
right-keep-actions = 是正処置の管理
right-confirm-actions = 是正処置の有効性の確認
right-decide-sub-entrustments = 再委託の可否の決定
right-read-reminders = すべての通知・メールの閲覧
right-read-rules = 規程の閲覧
right-write-rules = 規程の作成
right-adopt-rules = 規程の採択
right-read-training = 教育記録の閲覧
right-keep-training = 教育の実施・記録
right-approve-training-plans = 教育計画の承認
right-run-jobs = 定時処理の実行
right-read-people = 人と部署の閲覧
right-keep-people = 人と部署の登録
right-appoint-offices = 役職の任命
right-manage-accounts = アカウントの管理
right-manage-settings = 設定の変更
right-read-reports = 報告書の閲覧
right-keep-reports = 報告書の記載・確定・公表
right-approve-reports = 報告書の承認
right-read-ledger = 監査台帳の閲覧
right-erase-data = 個人データの消去

## 役職
office-representative = 代表者
office-personal-data-manager = 個人データ管理者
office-chief-privacy-officer = 個人情報保護管理者
office-audit-officer = 個人情報保護監査責任者

## 入口と行為者
door-page = 画面
door-api = API
door-cli = コマンドライン
door-import = 取込み
door-job = 定時処理
actor-person = 利用者
actor-console = 端末
actor-system = システム
actor-nobody = 未サインイン

access-denied = この操作には「{ $right }」の権限が必要です。
access-needs-person = この操作は、サインインした人だけが行えます。
access-not-by-token = APIトークンでは行えません。パスワードでサインインして操作してください。
