//! Signing in and out.

use axum::response::Response;
use serde::Serialize;

use super::answer;
use super::context::{Context, Form};
use super::handler::session_cookie;
use crate::domain::access::Right;
use crate::domain::account::SESSION_HOURS;
use crate::error::Result;
use crate::operations::session;

#[derive(Serialize)]
struct SignIn<'a> {
    next: &'a str,
}

pub fn show(ctx: &Context) -> Result<Response> {
    if ctx.who.is_some() {
        return Ok(answer::see_other(inside(ctx.asked("next").unwrap_or("/")), None));
    }
    ctx.page("session/sign_in", "session-title", &SignIn { next: inside(ctx.asked("next").unwrap_or("/")) })
}

/// For who signed in again beside a page that keeps what they typed.
pub fn done(ctx: &Context) -> Result<Response> {
    ctx.need(Right::OwnAccount)?;
    ctx.page("session/done", "session-done-title", &())
}

pub fn open(ctx: &Context) -> Result<Response> {
    let (login, password) = (ctx.cell("login"), ctx.cell("password"));
    ctx.app.throttle.admit(login, &ctx.address)?;
    let next = inside(ctx.cell("next"));
    match session::sign_in(ctx.register(), login, password, &ctx.address, &ctx.agent) {
        Ok(token) => {
            let mut response = answer::see_other(next, None);
            let secure = if ctx.app.secure { "; Secure" } else { "" };
            let name = session_cookie(ctx.app.secure);
            answer::cookie(
                &mut response,
                &format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{secure}", SESSION_HOURS * 3600),
            );
            Ok(response)
        }
        Err(error) => {
            let mut form = Form::rejected(ctx, error)?;
            form.values.remove("password");
            ctx.form("session/sign_in", "session-title", &SignIn { next }, &form)
        }
    }
}

pub fn close(ctx: &Context) -> Result<Response> {
    if let (Some(who), Some(token)) = (&ctx.who, &ctx.session) {
        session::sign_out(ctx.register(), who, token)?;
    }
    Ok(ctx.see_other("/sign-in", "session-closed"))
}

/// Only addresses of this register: anything else would lead people away after signing in.
fn inside(next: &str) -> &str {
    if next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && !next.chars().any(char::is_control) { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn nobody_is_led_away_after_signing_in() {
        assert_eq!(inside("/consignees?on=2025-03-31"), "/consignees?on=2025-03-31");
        for elsewhere in ["https://example.com", "//example.com", "/\\example.com", "", "javascript:alert(1)", "/a\nb"] {
            assert_eq!(inside(elsewhere), "/", "{elsewhere}");
        }
    }
}
