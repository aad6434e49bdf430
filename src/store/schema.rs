//! The tables, as both databases have them. A test selects every column of each on both.

diesel::table! {
    ledger (seq) {
        seq -> BigInt,
        at -> Timestamp,
        actor -> Text,
        person_id -> Nullable<BigInt>,
        door -> Text,
        operation -> Text,
        digest -> Binary,
        previous -> Binary,
        hash -> Binary,
    }
}

diesel::table! {
    entry (seq) {
        seq -> BigInt,
    }
}

diesel::table! {
    payload (seq) {
        seq -> BigInt,
        salt -> Binary,
        body -> Text,
    }
}

diesel::table! {
    ledger_subject (subject, subject_id, seq) {
        subject -> Text,
        subject_id -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    erasure (erased_seq) {
        erased_seq -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    setting (name, seq) {
        name -> Text,
        value -> Text,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    department (id, seq, from_on) {
        id -> BigInt,
        code -> Text,
        name_ja -> Text,
        name_en -> Text,
        from_on -> Date,
        until_on -> Nullable<Date>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    person (id, seq, from_on) {
        id -> BigInt,
        code -> Text,
        name -> Text,
        kana -> Text,
        sort_key -> Binary,
        search_key -> Text,
        kind -> Text,
        department_id -> Nullable<BigInt>,
        email -> Text,
        from_on -> Date,
        until_on -> Nullable<Date>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    office (id, seq) {
        id -> BigInt,
        person_id -> BigInt,
        kind -> Text,
        letter -> Text,
        from_on -> Date,
        until_on -> Nullable<Date>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    account (id) {
        id -> BigInt,
        person_id -> BigInt,
        login -> Text,
        seq -> BigInt,
        closed_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    password (account_id, seq) {
        account_id -> BigInt,
        hash -> Text,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    account_role (account_id, role, seq) {
        account_id -> BigInt,
        role -> Text,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    session (token_hash) {
        token_hash -> Binary,
        account_id -> BigInt,
        opened_at -> Timestamp,
        seen_at -> Timestamp,
        address -> Text,
        agent -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    link (token_hash) {
        token_hash -> Binary,
        account_id -> Nullable<BigInt>,
        kind -> Text,
        expires_at -> Timestamp,
        used_seq -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    api_token (id) {
        id -> BigInt,
        token_hash -> Binary,
        account_id -> BigInt,
        name -> Text,
        role -> Text,
        expires_on -> Date,
        seq -> BigInt,
        revoked_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    criteria_set (id) {
        id -> BigInt,
        code -> Text,
        kind_of_work -> Text,
        name_ja -> Text,
        name_en -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    criteria_version (id) {
        id -> BigInt,
        set_id -> BigInt,
        number -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    criteria_terms (version_id, seq) {
        version_id -> BigInt,
        title_ja -> Text,
        title_en -> Text,
        source -> Text,
        note -> Text,
        pass_percent -> BigInt,
        conditional_percent -> BigInt,
        partial_knock_out -> Text,
        condition_days -> BigInt,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    criteria_item (version_id, code, seq) {
        version_id -> BigInt,
        code -> Text,
        position -> BigInt,
        category -> Text,
        level -> Text,
        class -> Text,
        weight -> BigInt,
        knock_out -> Bool,
        polarity -> Text,
        scale -> Text,
        scale_max -> Nullable<BigInt>,
        applies_when -> Text,
        text_ja -> Text,
        text_en -> Text,
        guidance_ja -> Text,
        guidance_en -> Text,
        evidence_ja -> Text,
        evidence_en -> Text,
        source -> Text,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    criteria_event (version_id, seq) {
        version_id -> BigInt,
        kind -> Text,
        happened_on -> Date,
        person_id -> Nullable<BigInt>,
        comment -> Text,
        effective_on -> Nullable<Date>,
        seq -> BigInt,
    }
}

diesel::table! {
    consignee (id, seq, from_on) {
        id -> BigInt,
        control_no -> Text,
        name -> Text,
        kana -> Text,
        sort_key -> Binary,
        match_key -> Text,
        search_key -> Text,
        kind -> Text,
        corporate_number -> Nullable<Text>,
        invoice_number -> Nullable<Text>,
        postal_code -> Text,
        address -> Text,
        country -> Text,
        representative -> Text,
        contact_department -> Text,
        contact_person -> Text,
        contact_phone -> Text,
        contact_email -> Text,
        privacy_manager -> Text,
        note -> Text,
        from_on -> Date,
        until_on -> Nullable<Date>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    entrustment (id, seq, from_on) {
        id -> BigInt,
        consignee_id -> BigInt,
        control_no -> Text,
        work -> Text,
        kind -> Text,
        kind_of_work -> Text,
        data_kinds -> Text,
        principals -> Nullable<BigInt>,
        special_care -> Bool,
        my_number -> Bool,
        core_system -> Bool,
        it_used -> Bool,
        media_carried -> Bool,
        purpose -> Text,
        transfer_method -> Text,
        places -> Text,
        countries -> Text,
        sub_entrustment -> Text,
        department_id -> Nullable<BigInt>,
        note -> Text,
        from_on -> Date,
        until_on -> Nullable<Date>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    selection_round (id) {
        id -> BigInt,
        title -> Text,
        work -> Text,
        version_id -> BigInt,
        opened_on -> Date,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    round_event (round_id, seq) {
        round_id -> BigInt,
        kind -> Text,
        consignee_id -> Nullable<BigInt>,
        happened_on -> Date,
        person_id -> Nullable<BigInt>,
        reason -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    evaluation (id) {
        id -> BigInt,
        consignee_id -> BigInt,
        version_id -> BigInt,
        round_id -> Nullable<BigInt>,
        kind -> Text,
        reason -> Text,
        started_on -> Date,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    evaluation_entrustment (evaluation_id, entrustment_id) {
        evaluation_id -> BigInt,
        entrustment_id -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    answer (evaluation_id, code, seq) {
        evaluation_id -> BigInt,
        code -> Text,
        own -> Nullable<Text>,
        verdict -> Nullable<Text>,
        na_reason -> Text,
        grounds -> Text,
        evidence -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    document (id) {
        id -> BigInt,
        hash -> Text,
        name -> Text,
        media_type -> Text,
        size -> BigInt,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    answer_document (evaluation_id, code, document_id) {
        evaluation_id -> BigInt,
        code -> Text,
        document_id -> BigInt,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    evaluation_event (evaluation_id, seq) {
        evaluation_id -> BigInt,
        kind -> Text,
        happened_on -> Date,
        person_id -> Nullable<BigInt>,
        comment -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    decision (id) {
        id -> BigInt,
        evaluation_id -> BigInt,
        consignee_id -> BigInt,
        outcome -> Text,
        computed -> Text,
        score_numerator -> Nullable<BigInt>,
        score_denominator -> Nullable<BigInt>,
        decided_on -> Date,
        valid_until_on -> Nullable<Date>,
        reason -> Text,
        measure -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    condition (decision_id, number) {
        decision_id -> BigInt,
        number -> BigInt,
        text -> Text,
        due_on -> Date,
        seq -> BigInt,
    }
}

diesel::table! {
    condition_event (decision_id, number, seq) {
        decision_id -> BigInt,
        number -> BigInt,
        met_on -> Date,
        note -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    agreement (id) {
        id -> BigInt,
        code -> Text,
        kind -> Text,
        name_ja -> Text,
        name_en -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    agreement_version (id) {
        id -> BigInt,
        agreement_id -> BigInt,
        number -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    agreement_text (version_id, seq) {
        version_id -> BigInt,
        title_ja -> Text,
        title_en -> Text,
        body_ja -> Text,
        body_en -> Text,
        file_ja_id -> Nullable<BigInt>,
        file_en_id -> Nullable<BigInt>,
        checklist -> BigInt,
        valid_months -> Nullable<BigInt>,
        survival_months -> Nullable<BigInt>,
        note -> Text,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    agreement_clause (version_id, code, seq) {
        version_id -> BigInt,
        code -> Text,
        article -> Text,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    agreement_event (version_id, seq) {
        version_id -> BigInt,
        kind -> Text,
        happened_on -> Date,
        person_id -> Nullable<BigInt>,
        comment -> Text,
        effective_on -> Nullable<Date>,
        seq -> BigInt,
    }
}

diesel::table! {
    nda (id) {
        id -> BigInt,
        version_id -> BigInt,
        language -> Text,
        person_id -> Nullable<BigInt>,
        consignee_id -> Nullable<BigInt>,
        signatory -> Text,
        signatory_email -> Text,
        issued_on -> Date,
        issued_by -> Nullable<BigInt>,
        sign_by_on -> Nullable<Date>,
        valid_from_on -> Nullable<Date>,
        valid_until_on -> Nullable<Date>,
        text -> Text,
        file_id -> Nullable<BigInt>,
        hash -> Text,
        renews_id -> Nullable<BigInt>,
        settled_seq -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    nda_event (nda_id, seq) {
        nda_id -> BigInt,
        kind -> Text,
        happened_on -> Date,
        person_id -> Nullable<BigInt>,
        reason -> Text,
        survives_until_on -> Nullable<Date>,
        seq -> BigInt,
    }
}

diesel::table! {
    signature (nda_id, seq) {
        nda_id -> BigInt,
        method -> Text,
        signed_on -> Date,
        recorded_at -> Timestamp,
        typed_name -> Text,
        address -> Text,
        agent -> Text,
        hash -> Text,
        file_id -> Nullable<BigInt>,
        collected_by -> Nullable<BigInt>,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    nda_link (token_hash) {
        token_hash -> Binary,
        nda_id -> BigInt,
        expires_at -> Timestamp,
        used_seq -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    resource (id, seq, from_on) {
        id -> BigInt,
        code -> Text,
        name -> Text,
        kind -> Text,
        special_care -> Bool,
        my_number -> Bool,
        department_id -> Nullable<BigInt>,
        note -> Text,
        from_on -> Date,
        until_on -> Nullable<Date>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    person_access (id, person_id, seq, from_on) {
        id -> BigInt,
        person_id -> BigInt,
        resource_id -> Nullable<BigInt>,
        entrustment_id -> Nullable<BigInt>,
        note -> Text,
        from_on -> Date,
        until_on -> Nullable<Date>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    contract (id, seq, from_on) {
        id -> BigInt,
        consignee_id -> BigInt,
        control_no -> Text,
        title -> Text,
        kind -> Text,
        signatories -> Text,
        concluded_on -> Nullable<Date>,
        term_ends_on -> Nullable<Date>,
        renewal_months -> Nullable<BigInt>,
        notice_days -> Nullable<BigInt>,
        terms_url -> Text,
        checked_on -> Nullable<Date>,
        checked_by -> Nullable<BigInt>,
        my_number -> Bool,
        note -> Text,
        from_on -> Date,
        until_on -> Nullable<Date>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    contract_entrustment (contract_id, entrustment_id, seq) {
        contract_id -> BigInt,
        entrustment_id -> BigInt,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    contract_clause (contract_id, code, seq) {
        contract_id -> BigInt,
        code -> Text,
        finding -> Text,
        article -> Text,
        note -> Text,
        checked_on -> Date,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    contract_document (contract_id, document_id) {
        contract_id -> BigInt,
        document_id -> BigInt,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    document_erasure (document_id) {
        document_id -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    reminder_day (day) {
        day -> Date,
        seq -> BigInt,
    }
}

diesel::table! {
    mail (id) {
        id -> BigInt,
        kind -> Text,
        person_id -> BigInt,
        day -> Nullable<Date>,
        address -> Text,
        subject -> Text,
        plain -> Text,
        html -> Text,
        lines -> BigInt,
        created_at -> Timestamp,
        settled_seq -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    mail_attempt (mail_id, seq) {
        mail_id -> BigInt,
        at -> Timestamp,
        outcome -> Text,
        detail -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    job_note (name) {
        name -> Text,
        holder -> Text,
        until_at -> Timestamp,
        ran_at -> Nullable<Timestamp>,
        said -> Text,
    }
}

diesel::table! {
    calendar_feed (id) {
        id -> BigInt,
        token_hash -> Binary,
        account_id -> BigInt,
        department_id -> Nullable<BigInt>,
        language -> Text,
        seq -> BigInt,
        revoked_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    calendar_note (key) {
        key -> Text,
        shown -> Text,
        sequence -> BigInt,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    action (id) {
        id -> BigInt,
        control_no -> Text,
        consignee_id -> Nullable<BigInt>,
        entrustment_id -> Nullable<BigInt>,
        department_id -> Nullable<BigInt>,
        source -> Text,
        source_id -> Nullable<BigInt>,
        source_number -> Nullable<BigInt>,
        reference -> Text,
        grade -> Text,
        finding -> Text,
        asked_on -> Nullable<Date>,
        opened_on -> Date,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    action_step (action_id, seq) {
        action_id -> BigInt,
        kind -> Text,
        happened_on -> Date,
        due_on -> Nullable<Date>,
        cause -> Text,
        measure -> Text,
        owner_id -> Nullable<BigInt>,
        counterpart -> Text,
        contact -> Text,
        note -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    action_document (action_id, document_id) {
        action_id -> BigInt,
        document_id -> BigInt,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    certificate (id, seq, from_on) {
        id -> BigInt,
        consignee_id -> BigInt,
        kind -> Text,
        name -> Text,
        number -> Text,
        scope -> Text,
        issuer -> Text,
        note -> Text,
        from_on -> Date,
        until_on -> Nullable<Date>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    certificate_document (certificate_id, document_id) {
        certificate_id -> BigInt,
        document_id -> BigInt,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    review_plan (id) {
        id -> BigInt,
        year -> BigInt,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    review_plan_event (plan_id, seq) {
        plan_id -> BigInt,
        kind -> Text,
        happened_on -> Date,
        person_id -> Nullable<BigInt>,
        comment -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    review (id) {
        id -> BigInt,
        consignee_id -> BigInt,
        plan_id -> Nullable<BigInt>,
        kind -> Text,
        cause -> Nullable<Text>,
        reason -> Text,
        due_on -> Nullable<Date>,
        seq -> BigInt,
    }
}

diesel::table! {
    review_entrustment (review_id, entrustment_id) {
        review_id -> BigInt,
        entrustment_id -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    review_date (review_id, seq) {
        review_id -> BigInt,
        planned_on -> Date,
        method -> Text,
        assignee_id -> Nullable<BigInt>,
        reason -> Text,
        recorded_on -> Date,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    review_event (review_id, seq) {
        review_id -> BigInt,
        kind -> Text,
        happened_on -> Date,
        person_id -> Nullable<BigInt>,
        carried_out_by -> Nullable<BigInt>,
        version_id -> Nullable<BigInt>,
        conclusion -> Nullable<Text>,
        reason -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    review_check (review_id, code, seq) {
        review_id -> BigInt,
        code -> Text,
        result -> Text,
        note -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    review_finding (review_id, number, seq) {
        review_id -> BigInt,
        number -> BigInt,
        grade -> Text,
        text -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    review_document (review_id, document_id) {
        review_id -> BigInt,
        document_id -> BigInt,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    cadence (entrustment_id, seq) {
        entrustment_id -> BigInt,
        months -> Nullable<BigInt>,
        reason -> Text,
        from_on -> Date,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    sub_entrustment (id, seq) {
        id -> BigInt,
        entrustment_id -> BigInt,
        parent_id -> Nullable<BigInt>,
        consignee_id -> Nullable<BigInt>,
        name -> Text,
        match_key -> Text,
        corporate_number -> Nullable<Text>,
        address -> Text,
        company_country -> Text,
        work -> Text,
        data_kinds -> Text,
        places -> Text,
        countries -> Text,
        from_on -> Date,
        until_on -> Nullable<Date>,
        requested_on -> Date,
        requested_by -> Text,
        note -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    sub_entrustment_decision (id) {
        id -> BigInt,
        sub_entrustment_id -> BigInt,
        outcome -> Text,
        decided_on -> Date,
        conditions -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    foreign_route (id) {
        id -> BigInt,
        entrustment_id -> BigInt,
        sub_entrustment_id -> Nullable<BigInt>,
        route -> Text,
        grounds -> Text,
        from_on -> Date,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    foreign_check (id) {
        id -> BigInt,
        entrustment_id -> BigInt,
        sub_entrustment_id -> Nullable<BigInt>,
        checked_on -> Date,
        result -> Text,
        looked_at -> Text,
        foreign_system -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    ending (id) {
        id -> BigInt,
        entrustment_id -> BigInt,
        statement -> Text,
        confirmed_on -> Date,
        confirmed_by -> Text,
        kept_reason -> Text,
        kept_until_on -> Nullable<Date>,
        document_id -> Nullable<BigInt>,
        no_certificate_reason -> Text,
        flows_down -> Bool,
        note -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    ending_term (entrustment_id, seq) {
        entrustment_id -> BigInt,
        days -> BigInt,
        article -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    rule (id) {
        id -> BigInt,
        code -> Text,
        kind -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    rule_version (id) {
        id -> BigInt,
        rule_id -> BigInt,
        number -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    rule_text (version_id, seq) {
        version_id -> BigInt,
        title_ja -> Text,
        title_en -> Text,
        body_ja -> Text,
        body_en -> Text,
        file_id -> Nullable<BigInt>,
        stages -> Text,
        audience -> Text,
        audience_departments -> Text,
        department_id -> Nullable<BigInt>,
        changed -> Text,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    rule_event (version_id, seq) {
        version_id -> BigInt,
        kind -> Text,
        happened_on -> Date,
        person_id -> Nullable<BigInt>,
        comment -> Text,
        effective_on -> Nullable<Date>,
        seq -> BigInt,
    }
}

diesel::table! {
    rule_publication (version_id, seq) {
        version_id -> BigInt,
        published_on -> Date,
        address -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    acknowledgement (version_id, person_id, seq) {
        version_id -> BigInt,
        person_id -> BigInt,
        method -> Text,
        acknowledged_on -> Date,
        recorded_at -> Timestamp,
        address -> Text,
        agent -> Text,
        document_id -> Nullable<BigInt>,
        recorded_by -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    acknowledgement_link (token_hash) {
        token_hash -> Binary,
        version_id -> BigInt,
        person_id -> BigInt,
        made_by -> Nullable<BigInt>,
        expires_at -> Timestamp,
        used_seq -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    person_leave (id, seq) {
        id -> BigInt,
        person_id -> BigInt,
        kind -> Text,
        note -> Text,
        from_on -> Date,
        until_on -> Nullable<Date>,
        person_by -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    course (id) {
        id -> BigInt,
        code -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    course_version (id) {
        id -> BigInt,
        course_id -> BigInt,
        number -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    course_text (version_id, seq) {
        version_id -> BigInt,
        title_ja -> Text,
        title_en -> Text,
        body_ja -> Text,
        body_en -> Text,
        audience -> Text,
        department_id -> Nullable<BigInt>,
        office -> Nullable<Text>,
        validity -> Text,
        months -> BigInt,
        within_days -> BigInt,
        needs -> Text,
        pass_mark -> BigInt,
        attempts -> BigInt,
        questions -> Text,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    course_event (course_id, seq) {
        course_id -> BigInt,
        version_id -> Nullable<BigInt>,
        kind -> Text,
        happened_on -> Date,
        again -> Bool,
        comment -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    course_document (version_id, document_id) {
        version_id -> BigInt,
        document_id -> BigInt,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    training_exemption (id, seq) {
        id -> BigInt,
        course_id -> BigInt,
        person_id -> BigInt,
        reason -> Text,
        from_on -> Date,
        until_on -> Nullable<Date>,
        person_by -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    training_session (id, seq) {
        id -> BigInt,
        course_id -> BigInt,
        version_id -> BigInt,
        method -> Text,
        place -> Text,
        trainer -> Text,
        minutes -> BigInt,
        note -> Text,
        department_id -> Nullable<BigInt>,
        makes_up_id -> Nullable<BigInt>,
        cancelled -> Bool,
        from_on -> Date,
        until_on -> Date,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    training_attendance (session_id, person_id, seq) {
        session_id -> BigInt,
        person_id -> BigInt,
        course_id -> BigInt,
        version_id -> BigInt,
        mark -> Text,
        source -> Text,
        happened_on -> Date,
        note -> Text,
        recorded_by -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    training_code (code_hash) {
        code_hash -> Binary,
        session_id -> BigInt,
        expires_at -> Timestamp,
        seq -> BigInt,
        closed_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    training_attempt (id) {
        id -> BigInt,
        course_id -> BigInt,
        version_id -> BigInt,
        person_id -> BigInt,
        started_on -> Date,
        seq -> BigInt,
    }
}

diesel::table! {
    training_allowance (id) {
        id -> BigInt,
        version_id -> BigInt,
        person_id -> BigInt,
        attempts -> BigInt,
        reason -> Text,
        allowed_on -> Date,
        allowed_by -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    training_answer (attempt_id, question, seq) {
        attempt_id -> BigInt,
        question -> BigInt,
        chosen -> Text,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    training_result (id, seq) {
        id -> BigInt,
        attempt_id -> Nullable<BigInt>,
        course_id -> BigInt,
        version_id -> BigInt,
        person_id -> BigInt,
        happened_on -> Date,
        points -> BigInt,
        out_of -> BigInt,
        passed -> Bool,
        recorded_by -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    training_link (token_hash) {
        token_hash -> Binary,
        course_id -> BigInt,
        person_id -> BigInt,
        expires_at -> Timestamp,
        used_seq -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    training_plan (id) {
        id -> BigInt,
        year -> BigInt,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    training_plan_line (plan_id, number, seq) {
        plan_id -> BigInt,
        number -> BigInt,
        course_id -> BigInt,
        planned_on -> Date,
        method -> Text,
        note -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    training_plan_event (plan_id, seq) {
        plan_id -> BigInt,
        kind -> Text,
        happened_on -> Date,
        person_id -> Nullable<BigInt>,
        comment -> Text,
        seq -> BigInt,
    }
}

diesel::table! {
    report_text (year, seq) {
        year -> BigInt,
        findings -> Text,
        opinion -> Text,
        recommendations -> Text,
        next_year -> Text,
        left_out -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    report_edition (id) {
        id -> BigInt,
        year -> BigInt,
        number -> BigInt,
        reported_on -> Date,
        known_seq -> BigInt,
        head -> Text,
        content -> Text,
        program -> Text,
        template -> Text,
        reason -> Text,
        document_id -> BigInt,
        closed_on -> Date,
        person_id -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    report_file (edition_id, format, language) {
        edition_id -> BigInt,
        format -> Text,
        language -> Text,
        hash -> Text,
        size -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    report_event (edition_id, seq) {
        edition_id -> BigInt,
        kind -> Text,
        happened_on -> Date,
        comment -> Text,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    template (name, seq) {
        name -> Text,
        text -> Text,
        size -> BigInt,
        changed_on -> Date,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
        superseded_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    report_pack (id) {
        id -> BigInt,
        edition_id -> Nullable<BigInt>,
        year -> BigInt,
        reported_on -> Date,
        known_seq -> BigInt,
        head -> Text,
        language -> Text,
        ordered_on -> Date,
        person_id -> Nullable<BigInt>,
        seq -> BigInt,
    }
}

diesel::table! {
    report_pack_end (pack_id) {
        pack_id -> BigInt,
        manifest -> Text,
        files -> BigInt,
        missing -> BigInt,
        size -> BigInt,
        finished_on -> Date,
        seq -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    account,
    account_role,
    acknowledgement,
    acknowledgement_link,
    action,
    action_document,
    action_step,
    agreement,
    agreement_clause,
    agreement_event,
    agreement_text,
    agreement_version,
    answer,
    answer_document,
    api_token,
    cadence,
    calendar_feed,
    calendar_note,
    certificate,
    certificate_document,
    condition,
    condition_event,
    consignee,
    contract,
    contract_clause,
    contract_document,
    contract_entrustment,
    course,
    course_document,
    course_event,
    course_text,
    course_version,
    criteria_event,
    criteria_item,
    criteria_set,
    criteria_terms,
    criteria_version,
    decision,
    department,
    document,
    document_erasure,
    ending,
    ending_term,
    entrustment,
    entry,
    erasure,
    evaluation,
    evaluation_entrustment,
    evaluation_event,
    foreign_check,
    foreign_route,
    job_note,
    ledger,
    ledger_subject,
    link,
    mail,
    mail_attempt,
    nda,
    nda_event,
    nda_link,
    office,
    password,
    payload,
    person,
    person_access,
    person_leave,
    reminder_day,
    resource,
    report_edition,
    report_event,
    report_file,
    report_pack,
    report_pack_end,
    report_text,
    review,
    review_check,
    review_date,
    review_document,
    review_entrustment,
    review_event,
    review_finding,
    review_plan,
    review_plan_event,
    round_event,
    rule,
    rule_event,
    rule_publication,
    rule_text,
    rule_version,
    selection_round,
    session,
    setting,
    signature,
    sub_entrustment,
    sub_entrustment_decision,
    template,
    training_allowance,
    training_answer,
    training_attempt,
    training_attendance,
    training_code,
    training_exemption,
    training_link,
    training_plan,
    training_plan_event,
    training_plan_line,
    training_result,
    training_session,
);

diesel::joinable!(session -> account (account_id));
