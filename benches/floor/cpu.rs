//! A page beside its floor: on the clock by criterion; and in time of the processor, which is what a request takes away from others.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ProcessTime;
use criterion::Criterion;

/// Each is measured so often in turn, so that both have the same machine beside others.
const TURNS: u32 = 300;
/// How many in each turn.
const IN_A_TURN: u32 = 5;

/// Measures both ways. The processor's time is that of the whole process: threads that hand a request on to each other are in it. It is
/// written to the terminal with its ratio.
pub fn beside(c: &mut Criterion, name: &str, page: impl Fn() -> usize, floor: impl Fn() -> usize) {
    let mut group = c.benchmark_group(name);
    group.bench_function("page", |b| b.iter(&page));
    group.bench_function("floor", |b| b.iter(&floor));
    group.finish();
    let (mut of_page, mut of_floor) = (Duration::ZERO, Duration::ZERO);
    for _ in 0..TURNS {
        of_page += taken(&page);
        of_floor += taken(&floor);
    }
    let each = |all: Duration| all / (TURNS * IN_A_TURN);
    let ratio = of_page.as_secs_f64() / of_floor.as_secs_f64();
    eprintln!("{name}: CPU of the page {:?}, of its floor {:?}, ratio {ratio:.2}", each(of_page), each(of_floor));
}

fn taken(work: impl Fn() -> usize) -> Duration {
    let start = ProcessTime::now();
    for _ in 0..IN_A_TURN {
        black_box(work());
    }
    start.elapsed()
}
