//! Listens, answers, and ends in good order when it is told to.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use kantoku::config::{Config, Metrics};
use kantoku::domain::message::Message;
use kantoku::error::{Error, Result};
use kantoku::jobs::{ClockWork, Jobs};
use kantoku::operations::Register;
use kantoku::web::{self, App, Setup};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::ServiceExt;

/// How long answers that were begun may take once the server was told to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(20);

/// How long a client may take to say what it asks, and how long a connection may lie idle.
const HEADERS: Duration = Duration::from_secs(30);

/// How many connections are held at once. Who comes then waits in the queue of the operating system.
const CONNECTIONS: usize = 1_024;

/// Serves the register until SIGTERM or ctrl-c.
pub fn serve(register: Register, config: &Config, listening: &mut dyn FnMut(SocketAddr)) -> Result<()> {
    // Ends with this, after the mail that it is at.
    let _jobs = ClockWork::start(Jobs::new(register.clone(), config)?);
    let app = App::set_up(register, setup(config));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(config.listen).await.map_err(|error| not_listening(config.listen, &error))?;
        listening(listener.local_addr()?);
        answer(listener, web::router(app)).await;
        Ok(())
    })
}

fn setup(config: &Config) -> Setup {
    Setup {
        readers: config.readers,
        secure: config.secure(),
        trusted_proxy: config.trusted_proxy,
        open_metrics: config.metrics == Metrics::Open,
        font_dir: config.font_dir.clone(),
        program: kantoku::cli::program(),
        sends_mail: config.sends_mail(),
    }
}

async fn answer(listener: TcpListener, router: Router) {
    let (open, room) = (GracefulShutdown::new(), Arc::new(Semaphore::new(CONNECTIONS)));
    let mut stop = std::pin::pin!(stop_signal());
    loop {
        let next = async {
            let place = Arc::clone(&room).acquire_owned().await;
            (place, listener.accept().await)
        };
        tokio::select! {
            (place, accepted) = next => match accepted {
                Ok((stream, from)) => {
                    let connection = open.watch(connection(stream, from, router.clone()));
                    tokio::spawn(async move {
                        // A client that goes away, or says nothing in time, is no fault of the server.
                        drop(connection.await);
                        drop(place);
                    });
                }
                // Too many files are open, or the client was gone at once: the next may do better.
                Err(error) => {
                    tracing::warn!(%error, "a connection was not taken");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            },
            () = &mut stop => break,
        }
    }
    drop(listener);
    tracing::info!("told to stop; answers that were begun are finished");
    tokio::select! {
        () = open.shutdown() => {}
        () = tokio::time::sleep(LAST_ANSWERS) => tracing::warn!("answers that took too long were given up"),
    }
}

/// One client, that asks one thing after the other.
fn connection(
    stream: TcpStream,
    from: SocketAddr,
    router: Router,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> + Send {
    drop(stream.set_nodelay(true));
    let service = router.map_request(move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(ConnectInfo(from));
        request.map(axum::body::Body::new)
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
}

#[cfg(unix)]
async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminated) = signal(SignalKind::terminate()) else { return std::future::pending().await };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated.recv() => {}
    }
}

#[cfg(not(unix))]
async fn stop_signal() {
    drop(tokio::signal::ctrl_c().await);
}

fn not_listening(listen: SocketAddr, error: &std::io::Error) -> Error {
    Error::invalid("listen", Message::new("config-listen-refused").with("read", listen.to_string()).with("why", error.to_string()))
}
