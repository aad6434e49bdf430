-- A register is never migrated backwards: its ledger would not survive.
SELECT 1;
