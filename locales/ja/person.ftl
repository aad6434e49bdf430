person-kind-staff = 職員
person-kind-officer = 役員
person-kind-member = 会員
person-kind-dispatched = 派遣労働者
person-kind-volunteer = ボランティア

person-list-title = 人
person-list-lead = { $n ->
       *[other] { $n }人が所属しています
    }
person-tab-people = 人
person-tab-departments = 部署
person-tab-offices = 役職
person-tab-resources = システム・台帳
person-tab-access = アクセス権
person-tab-accounts = アカウント
person-search = 氏名・フリガナ・番号
person-search-hint = ひらがな、カタカナ、異体字でも探せます
person-shown = { $n }人を表示
person-none = まだ誰も登録されていません
person-none-hint = 職員、役員、会員、派遣労働者など、組織の指揮のもとで働く人を登録します。
person-none-found = 該当する人はいません
person-none-found-hint = 条件を変えるか、基準日を確認してください。

person-code = 番号
person-code-hint = 職員番号など。組織の中で重複しない番号です。
person-name = 氏名
person-kana = フリガナ
person-kana-hint = 一覧はこの順に並びます。ひらがなでも入力できます。
person-kind = 区分
person-department = 部署
person-no-department = 所属なし
person-email = メールアドレス
person-offices = 役職
person-from-on = 所属開始日
person-from-on-hint = 空欄にすると今日になります。例：2026/11/23、令和8年11月23日
person-until-on = 最終日
person-until-on-hint = 所属する最後の日。決まっていなければ空欄にします。

person-enter = 人を登録する
person-enter-title = 人を登録する
person-change = 変更する
person-change-title = { $name }の記録を変更する
person-return-hint = 空欄にすると、最後の記録の訂正になります。日付を入れると、その日から再び所属します。
person-leave = 退職・離任を記録する
person-leave-title = { $name }の最終日を記録する
person-leave-lead = 最終日の翌日から、この人のアカウントではサインインできなくなり、個人データのアクセス権も最終日で終わります。記録はそのまま残ります。
person-leave-from-on = 最終日（所属する最後の日）
person-erase = 個人データを消去する
person-erase-title = { $name }の個人データを消去する
person-erase-warning = 消去は取り消せません
person-erase-lead = 氏名、フリガナ、番号、メールアドレス、ログイン名をすべての記録から消し、この人とそのアカウントについての監査台帳の記録の内容を消去します。記録があったことと、監査台帳のつながりは残ります。
person-erase-reason = 消去の理由
person-erase-reason-hint = この理由は監査台帳に残ります。氏名など、本人が分かることは書かないでください。
person-erase-done = 消去する

person-show-title = { $name }
person-belongs = 在籍
person-left = 離籍
person-erased-badge = 消去済み
person-periods = 記録
person-period = 期間
person-period-open = { $from }から
person-period-closed = { $from }から{ $until }まで
person-recorded = 記録
person-recorded-by = { $name }　{ $on }
person-recorded-console = 端末から　{ $on }
person-account = アカウント
person-no-account = アカウントはありません。
person-invite = アカウントに招待する
person-no-offices = 役職の記録はありません。
person-open-account = アカウントを開く

person-entered = 登録しました。
person-changed = 変更しました。
person-leaving = 最終日を記録しました。
person-was-erased = 個人データを消去しました。

person-kana-form = 「{ $read }」はフリガナとして読み取れません。ひらがなかカタカナで入力してください。
person-email-form = 「{ $read }」はメールアドレスではありません。name@example.jpの形で入力してください。
person-code-used = 番号「{ $read }」は{ $name }さんが使っています。別の番号を入力してください。
person-end-before-start = 最終日「{ $read }」が、所属開始日「{ $expected }」より前です。
person-holds-office = この日より後も役職「{ $office }」に就いています。先に役職の最終日を記録してください。
person-erased = この人の個人データは消去されています。変更できません。
person-erase-still-belongs = 在籍している人の個人データは消去できません。先に最終日を記録してください。
person-erase-nda-in-force = 有効な誓約書があります。先に誓約書を終了してください。
person-erase-nda-survives = 誓約書の義務が{ $until }まで続くため、証跡を消去できません。
person-erase-nda-without-end = 誓約書の義務に期限がないため、証跡を消去できません。
person-erase-nda-scan = 署名した書面のスキャンがあります。先にファイルを消去してください。

operation-person-list = 人の一覧
operation-person-show = 人の表示
operation-person-enter = 人の登録
operation-person-change = 人の記録の変更
operation-person-leave = 最終日の記録
operation-person-erase = 個人データの消去
