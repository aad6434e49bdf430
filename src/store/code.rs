//! A value of a closed list in a TEXT column, for every list and both databases.

use std::ops::Deref;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;

use crate::domain::codes::Code;

/// Stands in a row for a value of a closed list, and reads as the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Coded<C: Code + std::fmt::Debug>(pub C);

impl<C: Code + std::fmt::Debug> Deref for Coded<C> {
    type Target = C;
    fn deref(&self) -> &C {
        &self.0
    }
}

impl<C, DB> ToSql<Text, DB> for Coded<C>
where
    C: Code + std::fmt::Debug,
    DB: Backend,
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        let code: &'static str = self.0.code();
        code.to_sql(out)
    }
}

impl<C, DB> FromSql<Text, DB> for Coded<C>
where
    C: Code + std::fmt::Debug,
    DB: Backend,
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        let code = String::from_sql(bytes)?;
        C::from_code(&code).map(Self).ok_or_else(|| format!("`{code}` is no {}", C::NAME).into())
    }
}
