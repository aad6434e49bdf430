## 元号と年度
era-showa = 昭和
era-heisei = 平成
era-reiwa = 令和
fiscal-year-label = { $year }年度（{ $era }{ $n ->
    [1] 元
   *[other] { $n }
}年度）
fiscal-year-label-two-eras = { $year }年度（{ $era }{ $n }年度／{ $second }{ $m ->
    [1] 元
   *[other] { $m }
}年度）
fiscal-year-label-western = { $year }年度
fiscal-year-range = 1900年から2999年まで、開始月は1月から12月まで
fiscal-year-out-of-range = 「{ $read }」は年度として扱えません。指定できる範囲は、{ $expected }です。
