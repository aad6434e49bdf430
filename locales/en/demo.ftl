## The demonstration
demo-folder = The folder “{ $read }” cannot be made ({ $why }).
demo-there-already = There is a demonstration in “{ $folder }” already. It is used as it is; the passwords are those that were shown when it was made.
demo-other-register = There is a register in “{ $read }” that is no finished demonstration. Name another folder with --dir, or delete this one if nobody needs it.
demo-people = Imported { $departments } departments and { $people } people.
demo-accounts = Made { $n } accounts.
demo-criteria = Adopted { $n } sets of criteria.
demo-agreements = Adopted { $n } agreement texts.
demo-year = Recording consignees, evaluations and decisions of the fiscal year { $year }…
demo-ndas = { $n } pledges and NDAs were recorded.
demo-evaluations = Recorded { $works } pieces of entrusted work and { $n } evaluations.
demo-done = The demonstration is ready. Its organisation, people and consignees are all invented.
demo-many = Making consignees: { $n } of { $all }
demo-size = There must be { $expected } or more ({ $read } was read): so many are in the files of the demonstration.
demo-review-unchanged = Reviewed by: { $method }. Items without change are as in the last evaluation.
