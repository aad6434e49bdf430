## 取り込む表
import-kind-departments = 部署
import-kind-people = 人
import-kind-consignees = 委託先と委託業務
import-mode-preview = 確認だけ
import-mode-apply = 取込み
import-effect-new = 新規
import-effect-changed = 変更
import-effect-unchanged = 変更なし
import-thing-department = 部署
import-thing-person = 人
import-thing-consignee = 委託先
import-thing-entrustment = 委託業務

## 行についてのお知らせ
import-no-reader = このサーバーはファイルを取り込めません。管理者に連絡してください。
import-no-rows = 見出しの下に、取り込む行がありません。
import-twice = 「{ $read }」は{ $row }行目にもあります。1行にまとめてください。
import-other-than-above = 同じ管理番号の{ $row }行目には「{ $expected }」とありますが、この行には「{ $read }」とあります。どちらかにそろえてください。
import-from-stays = 開始日は登録されている{ $expected }のままにします（この行には{ $read }とあります）。
import-until-stays = 最終日は登録されている{ $expected }のままにします。戻った人は、人の画面で登録してください。
import-not-as-previewed = 確認した後に、ファイルか登録の内容が変わりました。何も取り込んでいません。もう一度確認してください。

## 操作の名前
operation-import-departments = 部署の取込み
operation-import-people = 人の取込み
operation-import-consignees = 委託先の取込み
