//! A page beside its floor: on the clock by criterion; and in time of the processor, which is what a request takes away from others: of one
//! request after the other, each of which wakes a thread that slept, and of many at once, as a server under load has them.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ProcessTime;
use criterion::Criterion;

/// Each is measured so often in turn, so that all have the same machine beside others.
const TURNS: u32 = 100;
/// How many in each turn: as many as the connections of the load.
const IN_A_TURN: u16 = 32;

/// Measures both ways. The processor's time is that of the whole process: threads that hand a request on to each other are in it. It is
/// written to the terminal with its ratio. `together` asks for the page so many times at once.
pub fn beside(c: &mut Criterion, name: &str, page: impl Fn() -> usize, together: impl Fn(usize) -> usize, floor: impl Fn() -> usize) {
    let mut group = c.benchmark_group(name);
    group.bench_function("page", |b| b.iter(&page));
    group.bench_function("floor", |b| b.iter(&floor));
    group.finish();
    let (mut of_page, mut of_many, mut of_floor) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    for _ in 0..TURNS {
        of_page += taken(|| (0..IN_A_TURN).map(|_| page()).sum());
        of_many += taken(|| together(usize::from(IN_A_TURN)));
        of_floor += taken(|| (0..IN_A_TURN).map(|_| floor()).sum());
    }
    let each = |all: Duration| all.as_secs_f64() * 1e3 / (f64::from(TURNS) * f64::from(IN_A_TURN));
    let (page, many, floor) = (each(of_page), each(of_many), each(of_floor));
    eprintln!("{name}: CPU of its floor {floor:.3} ms");
    eprintln!("{name}: CPU of the page, one after the other, {page:.3} ms, ratio {:.2}", page / floor);
    eprintln!("{name}: CPU of the page, {IN_A_TURN} at once, {many:.3} ms, ratio {:.2}", many / floor);
}

fn taken(work: impl FnOnce() -> usize) -> Duration {
    let start = ProcessTime::now();
    black_box(work());
    start.elapsed()
}
