//! `column IN` a list as one parameter: the question has the same text for every list, is prepared once, and no list is too long.

use std::marker::PhantomData;

use diesel::backend::Backend;
use diesel::expression::{ValidGrouping, is_aggregate};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::serialize::ToSql;
use diesel::sql_types::{Array, BigInt, Bool, HasSqlType, SqlType, Text};
use diesel::sqlite::Sqlite;
use serde::Serialize;

use super::conn::MultiBackend;

/// What [`OneOf`] makes: a column, and a list of values of an SQL type.
#[derive(Clone, Debug)]
pub struct Among<C, ST, T> {
    column: C,
    values: Vec<T>,
    /// The same as SQLite reads it.
    json: String,
    of: PhantomData<ST>,
}

pub trait OneOf: Expression + Sized {
    /// Whether the number is one of those.
    fn among(self, numbers: &[i64]) -> Among<Self, BigInt, i64> {
        Among::of(self, numbers.to_vec())
    }

    /// Whether the text is one of those.
    fn among_texts(self, texts: &[&str]) -> Among<Self, Text, String> {
        Among::of(self, texts.iter().map(|text| (*text).to_owned()).collect())
    }
}

impl<C: Expression> OneOf for C {}

impl<C, ST, T: Serialize> Among<C, ST, T> {
    fn of(column: C, values: Vec<T>) -> Self {
        let json: serde_json::Value = values.iter().map(|value| serde_json::json!(value)).collect();
        Self { column, values, json: json.to_string(), of: PhantomData }
    }
}

impl<C: Expression, ST, T> Expression for Among<C, ST, T> {
    type SqlType = Bool;
}

impl<C: SelectableExpression<QS>, QS, ST, T> SelectableExpression<QS> for Among<C, ST, T> {}
impl<C: AppearsOnTable<QS>, QS, ST, T> AppearsOnTable<QS> for Among<C, ST, T> {}

impl<C, G, ST, T> ValidGrouping<G> for Among<C, ST, T> {
    type IsAggregate = is_aggregate::No;
}

impl<C: QueryId, ST: 'static, T: 'static> QueryId for Among<C, ST, T> {
    type QueryId = Among<C::QueryId, ST, T>;
    const HAS_STATIC_QUERY_ID: bool = C::HAS_STATIC_QUERY_ID;
}

impl<C: QueryFragment<Sqlite>, ST, T> QueryFragment<Sqlite> for Among<C, ST, T> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        self.column.walk_ast(out.reborrow())?;
        out.push_sql(" IN (SELECT value FROM json_each(");
        out.push_bind_param::<Text, _>(&self.json)?;
        out.push_sql("))");
        Ok(())
    }
}

impl<C: QueryFragment<Pg>, ST: SqlType + 'static, T> QueryFragment<Pg> for Among<C, ST, T>
where
    Pg: HasSqlType<Array<ST>> + Backend,
    Vec<T>: ToSql<Array<ST>, Pg>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.column.walk_ast(out.reborrow())?;
        out.push_sql(" = ANY(");
        out.push_bind_param::<Array<ST>, _>(&self.values)?;
        out.push_sql(")");
        Ok(())
    }
}

impl<C, ST, T> QueryFragment<MultiBackend> for Among<C, ST, T>
where
    Self: QueryFragment<Pg> + QueryFragment<Sqlite>,
{
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        MultiBackend::walk_variant_ast(self, out)
    }
}
