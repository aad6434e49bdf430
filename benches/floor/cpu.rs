//! A page beside its floor, in time on the clock and in time of the processor, which is what a request takes away from others.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ProcessTime;
use criterion::Criterion;

/// Measures both ways. The processor's time is that of the whole process: threads that hand a request on to each other are in it.
pub fn beside(c: &mut Criterion, name: &str, page: impl Fn() -> usize, floor: impl Fn() -> usize) {
    let mut group = c.benchmark_group(name);
    group.bench_function("page", |b| b.iter(&page));
    group.bench_function("floor", |b| b.iter(&floor));
    group.bench_function("page, CPU", |b| b.iter_custom(|times| taken(times, &page)));
    group.bench_function("floor, CPU", |b| b.iter_custom(|times| taken(times, &floor)));
    group.finish();
}

fn taken(times: u64, work: impl Fn() -> usize) -> Duration {
    let start = ProcessTime::now();
    for _ in 0..times {
        black_box(work());
    }
    start.elapsed()
}
