//! Listens, answers, and ends in good order when it is told to.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use kantoku::config::{Config, Metrics};
use kantoku::domain::message::Message;
use kantoku::error::{Error, Result};
use kantoku::operations::Register;
use kantoku::web::{self, App, Setup};
use tokio::net::TcpListener;

/// How long answers that were begun may take once the server was told to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(20);

/// Serves the register until SIGTERM or ctrl-c.
pub fn serve(register: Register, config: &Config, listening: &mut dyn FnMut(SocketAddr)) -> Result<()> {
    let app = App::set_up(register, setup(config));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(config.listen).await.map_err(|error| not_listening(config.listen, &error))?;
        listening(listener.local_addr()?);
        answer(listener, web::router(app)).await
    })
}

fn setup(config: &Config) -> Setup {
    Setup {
        readers: config.readers,
        secure: config.secure(),
        trusted_proxy: config.trusted_proxy,
        open_metrics: config.metrics == Metrics::Open,
    }
}

async fn answer(listener: TcpListener, router: Router) -> Result<()> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let (told, mut heard) = tokio::sync::watch::channel(());
    let stop = async move {
        stop_signal().await;
        tracing::info!("told to stop; answers that were begun are finished");
        drop(told);
    };
    let served = axum::serve(listener, service).with_graceful_shutdown(stop);
    let too_long = async move {
        // Ends with an error when the sender is gone, which is what is waited for.
        drop(heard.changed().await);
        tokio::time::sleep(LAST_ANSWERS).await;
    };
    tokio::select! {
        result = served.into_future() => result.map_err(Error::from),
        () = too_long => Ok(()),
    }
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
