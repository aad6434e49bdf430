//! Who may sign, and the separation of duties at the sign-off.

use crate::domain::message::Message;

/// Whose hands an NDA went through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hands {
    /// The person whose NDA it is; none where a consignee signs.
    pub signer: Option<i64>,
    pub issuer: Option<i64>,
    /// Who collected the signature on paper, or recorded it.
    pub collector: Option<i64>,
    pub recorder: Option<i64>,
    /// Who made the link by which it was signed, and could have used it.
    pub link_maker: Option<i64>,
}

/// Nobody signs for another.
///
/// # Errors
/// The NDA is not of this person.
pub fn may_sign(hands: Hands, person: i64) -> Result<(), Message> {
    if hands.signer == Some(person) { Ok(()) } else { Err("nda-of-another".into()) }
}

/// Separation of duties: an NDA is signed off by somebody who neither signed nor issued it, nor brought in its signature on paper, nor
/// held the link by which it was signed.
///
/// # Errors
/// The message says which hand the person had in it.
pub fn may_sign_off(hands: Hands, person: i64) -> Result<(), Message> {
    let had = |hand: Option<i64>| hand == Some(person);
    if had(hands.signer) {
        return Err("nda-own".into());
    }
    if had(hands.issuer) {
        return Err("nda-own-issue".into());
    }
    if had(hands.collector) || had(hands.recorder) {
        return Err("nda-own-collection".into());
    }
    if had(hands.link_maker) {
        return Err("nda-own-link".into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_had_a_hand_in_it_does_not_sign_off() {
        let hands = Hands { signer: Some(1), issuer: Some(2), collector: Some(3), recorder: Some(4), link_maker: Some(6) };
        for (person, expected) in
            [(1, Err("nda-own")), (2, Err("nda-own-issue")), (3, Err("nda-own-collection")), (4, Err("nda-own-collection")), (5, Ok(()))]
        {
            assert_eq!(may_sign_off(hands, person).map_err(|message| message.id), expected, "{person}");
        }
    }

    #[test]
    fn nobody_signs_for_another() {
        let hands = Hands { signer: Some(1), ..Hands::default() };
        assert!(may_sign(hands, 1).is_ok());
        assert_eq!(may_sign(hands, 2).unwrap_err().id, "nda-of-another");
        assert!(may_sign(Hands::default(), 2).is_err(), "a consignee's signatory signs by link or on paper");
    }
}
