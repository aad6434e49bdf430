//! Rows that name an entry which the ledger does not have: what is left when the end of a chain was cut off.

use diesel::dsl::min;
use diesel::prelude::*;

use super::conn::Conn;
use super::schema::{
    account, account_role, acknowledgement, acknowledgement_link, action, action_document, action_step, agreement, agreement_clause,
    agreement_event, agreement_text, agreement_version, answer, answer_document, api_token, cadence, calendar_feed, certificate,
    certificate_document, condition, condition_event, consignee, contract, contract_clause, contract_document, contract_entrustment,
    course, course_document, course_event, course_text, course_version, criteria_event, criteria_item, criteria_set, criteria_terms,
    criteria_version, decision, department, document, document_erasure, ending, ending_term, entrustment, entry, erasure, evaluation,
    evaluation_entrustment, evaluation_event, foreign_check, foreign_route, ledger_subject, link, mail, mail_attempt, nda, nda_event,
    nda_link, office, password, payload, person, person_access, person_leave, reminder_day, report_edition, report_event, report_file,
    report_pack, report_pack_end, report_text, resource, review, review_check, review_date, review_document, review_entrustment,
    review_event, review_finding, review_plan, review_plan_event, round_event, rule, rule_event, rule_publication, rule_text, rule_version,
    selection_round, session, setting, signature, sub_entrustment, sub_entrustment_decision, template, training_allowance, training_answer,
    training_attempt, training_attendance, training_code, training_exemption, training_link, training_plan, training_plan_event,
    training_plan_line, training_result, training_session,
};
use crate::error::Result;

/// The first entry after `$head` that a row of any of the tables names.
macro_rules! first_in {
    ($conn:ident, $head:ident, $($table:ident),+ $(,)?) => {{
        let of_tables: [Option<i64>; _] =
            [$($table::table.filter($table::seq.gt($head)).select(min($table::seq)).first($conn)?),+];
        Ok(of_tables.into_iter().flatten().min())
    }};
}

/// The first entry after the last one of the ledger that a row still names.
pub(super) fn first_after(conn: &mut Conn, head: i64) -> Result<Option<i64>> {
    Ok([first_of_register(conn, head)?, first_of_the_year(conn, head)?].into_iter().flatten().min())
}

/// What is there from the start of the register: people, consignees, what was decided and agreed.
fn first_of_register(conn: &mut Conn, head: i64) -> Result<Option<i64>> {
    first_in!(
        conn,
        head,
        entry,
        payload,
        ledger_subject,
        erasure,
        setting,
        department,
        person,
        office,
        account,
        password,
        account_role,
        session,
        link,
        api_token,
        criteria_set,
        criteria_version,
        criteria_terms,
        criteria_item,
        criteria_event,
        consignee,
        entrustment,
        selection_round,
        round_event,
        evaluation,
        evaluation_entrustment,
        answer,
        document,
        answer_document,
        evaluation_event,
        decision,
        condition,
        condition_event,
        agreement,
        agreement_version,
        agreement_text,
        agreement_clause,
        agreement_event,
        nda,
        nda_event,
        signature,
        nda_link,
        resource,
        person_access,
        contract,
        contract_entrustment,
        contract_clause,
        contract_document,
        document_erasure,
        calendar_feed,
        reminder_day,
        mail,
        mail_attempt,
        action,
        action_step,
        action_document,
        certificate,
        certificate_document,
    )
}

/// What goes on through the year: supervision, rules, training.
fn first_of_the_year(conn: &mut Conn, head: i64) -> Result<Option<i64>> {
    first_in!(
        conn,
        head,
        review_plan,
        review_plan_event,
        review,
        review_entrustment,
        review_date,
        review_event,
        review_check,
        review_finding,
        review_document,
        cadence,
        sub_entrustment,
        sub_entrustment_decision,
        foreign_route,
        foreign_check,
        ending,
        ending_term,
        rule,
        rule_version,
        rule_text,
        rule_event,
        rule_publication,
        acknowledgement,
        acknowledgement_link,
        person_leave,
        course,
        course_version,
        course_text,
        course_event,
        course_document,
        training_exemption,
        training_session,
        training_attendance,
        training_code,
        training_attempt,
        training_allowance,
        training_answer,
        training_result,
        training_link,
        training_plan,
        training_plan_line,
        training_plan_event,
        report_text,
        report_edition,
        report_file,
        report_event,
        template,
        report_pack,
        report_pack_end,
    )
}
