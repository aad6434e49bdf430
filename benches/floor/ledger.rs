//! The walk along a ledger of 1,000,000 entries, beside SHA-256 of the same bytes read in order.

use std::fs::File;
use std::hint::black_box;
use std::io::{BufReader, BufWriter, Read, Write};
use std::time::Duration;

use criterion::Criterion;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use kantoku::domain::seal::{self, Entry};
use kantoku::operations::upkeep::{self, Chain};
use kantoku::store::conn::Conn;
use kantoku::store::schema::{entry, ledger as chain, payload};
use kantoku::store::{Db, ledger};
use sha2::{Digest, Sha256};

use crate::data::{Made, opened};

/// Entries that are written together.
const TOGETHER: i64 = 1_000;

pub fn benches(c: &mut Criterion, size: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let (made, _) = opened(folder.path(), "ledger");
    let entries = i64::try_from(size * 100).expect("a number");
    let path = folder.path().join("bytes");
    fill(&made, entries, &mut BufWriter::new(File::create(&path).expect("a file")));
    let mut group = c.benchmark_group("verify");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.bench_function(format!("{entries} entries"), |b| {
        b.iter(|| {
            let whole = upkeep::verify(&made.register, |_, _| {}).expect("a walk");
            assert!(matches!(whole, Chain::Whole { count, .. } if count > entries), "{whole:?}");
        });
    });
    group.bench_function("floor", |b| {
        b.iter(|| {
            let (mut file, mut hasher, mut buffer) =
                (BufReader::new(File::open(&path).expect("the file")), Sha256::new(), vec![0; 1 << 16]);
            loop {
                let read = file.read(&mut buffer).expect("bytes");
                if read == 0 {
                    break black_box(hasher.finalize());
                }
                hasher.update(&buffer[..read]);
            }
        });
    });
    group.finish();
}

/// Entries as operations write them, sealed by the rule of the product; and the same bytes one after the other.
fn fill(made: &Made, entries: i64, bytes: &mut impl Write) {
    let db = Db::open(made.address.clone(), 1).expect("a register");
    let head = db.read(made.register.now(), &made.preparer, |tx| ledger::head_seen(tx)).expect("a head");
    let mut conn = Conn::open(&made.address).expect("a register");
    let at = chrono::DateTime::from_timestamp(1_790_000_000, 0).expect("an instant").naive_utc();
    let (mut seq, mut previous): (i64, Vec<u8>) = (head.seq, head.hash.to_vec());
    conn.batch_execute("BEGIN").expect("begun");
    while seq < head.seq + entries {
        let (mut sealed, mut kept, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..TOGETHER {
            seq += 1;
            let body = format!(
                r#"{{"input":{{"evaluation_id":{seq},"code":"A-01","verdict":"met","grounds":"規程第{seq}条により、保管場所の施錠と入退室の記録を確認した。","seen":{}}},"outcome":null,"about":[["evaluation",{seq}]]}}"#,
                seq - 1
            );
            let salt = Sha256::digest(seq.to_be_bytes()).to_vec();
            let digest = seal::digest(&salt, &body);
            let one = Entry {
                seq,
                at,
                actor: "person",
                person: made.preparer.person,
                door: "page",
                operation: "answer.save",
                digest: &digest,
                previous: &previous,
            };
            let hash = seal::hash(&one).to_vec();
            for part in [&salt, body.as_bytes(), &previous, &hash] {
                bytes.write_all(part).expect("written");
            }
            numbers.push(entry::seq.eq(seq));
            sealed.push((
                (chain::seq.eq(seq), chain::at.eq(at), chain::actor.eq("person"), chain::person_id.eq(made.preparer.person)),
                (chain::door.eq("page"), chain::operation.eq("answer.save")),
                (
                    chain::digest.eq(digest.to_vec()),
                    chain::previous.eq(std::mem::replace(&mut previous, hash.clone())),
                    chain::hash.eq(hash),
                ),
            ));
            kept.push((payload::seq.eq(seq), payload::salt.eq(salt), payload::body.eq(body)));
        }
        for number in numbers {
            diesel::insert_into(entry::table).values(number).execute(&mut conn).expect("a number");
        }
        for row in sealed {
            diesel::insert_into(chain::table).values(row).execute(&mut conn).expect("an entry");
        }
        for row in kept {
            diesel::insert_into(payload::table).values(row).execute(&mut conn).expect("a payload");
        }
    }
    conn.batch_execute("COMMIT").expect("written");
}
