//! From where a request comes: the peer, or the client that our proxy names.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};

const FORWARDED_FOR: &str = "x-forwarded-for";

/// The client's address as text; empty where there is no connection, as in tests.
///
/// Only the last hop of `X-Forwarded-For` is written by the proxy that is trusted; those before it are the client's own words.
#[must_use]
pub fn of(extensions: &Extensions, headers: &HeaderMap, trusted_proxy: bool) -> String {
    let named = if trusted_proxy { last_hop(headers) } else { None };
    named.or_else(|| peer(extensions)).map(|address| address.to_string()).unwrap_or_default()
}

/// Whether a request comes from this machine itself, and not through a proxy on it.
#[must_use]
pub fn is_local(extensions: &Extensions, headers: &HeaderMap) -> bool {
    let through_proxy = headers.contains_key(FORWARDED_FOR) || headers.contains_key("forwarded");
    !through_proxy && peer(extensions).is_some_and(|address| address.is_loopback())
}

fn peer(extensions: &Extensions) -> Option<IpAddr> {
    extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical())
}

fn last_hop(headers: &HeaderMap) -> Option<IpAddr> {
    let line = headers.get_all(FORWARDED_FOR).iter().next_back()?.to_str().ok()?;
    line.rsplit(',').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(peer: &str, forwarded: &[&str]) -> (Extensions, HeaderMap) {
        let (mut extensions, mut headers) = (Extensions::new(), HeaderMap::new());
        extensions.insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
        for line in forwarded {
            headers.append(FORWARDED_FOR, line.parse().unwrap());
        }
        (extensions, headers)
    }

    #[test]
    fn a_client_cannot_choose_its_address() {
        let (extensions, headers) = request("10.0.0.9:5", &["1.1.1.1", "2.2.2.2, 3.3.3.3"]);
        assert_eq!(of(&extensions, &headers, false), "10.0.0.9");
        assert_eq!(of(&extensions, &headers, true), "3.3.3.3");
        let (extensions, headers) = request("10.0.0.9:5", &["<script>"]);
        assert_eq!(of(&extensions, &headers, true), "10.0.0.9");
    }

    #[test]
    fn what_comes_through_a_proxy_is_not_local() {
        for (peer, forwarded, expected) in
            [("127.0.0.1:5", &[][..], true), ("[::1]:5", &[], true), ("127.0.0.1:5", &["1.1.1.1"], false), ("10.0.0.9:5", &[], false)]
        {
            let (extensions, headers) = request(peer, forwarded);
            assert_eq!(is_local(&extensions, &headers), expected, "{peer} {forwarded:?}");
        }
    }
}
