## 版の経過と状態
version-event-drafted = 起案
version-event-edited = 編集
version-event-proposed = 提案
version-event-returned = 差戻し
version-event-adopted = 採択
version-event-withdrawn = 取下げ
version-state-none = 起案前
version-state-draft = 下書き
version-state-proposed = 採択待ち
version-state-adopted = 採択済み
version-state-superseded = 旧版
version-state-withdrawn = 取下げ済み
version-step-out-of-order = この版は「{ $state }」のため、「{ $event }」はできません。
version-own = この版の起案・編集・提案に関わった人は、採択できません。別の人が採択してください。
version-own-stays = この版の起案・編集・提案に関わった人は、取り下げられません。別の人が取り下げてください。
version-effective-before-adoption = 適用開始日（{ $read }）が採択日（{ $expected }）より前です。採択日以後の日付を指定してください。
