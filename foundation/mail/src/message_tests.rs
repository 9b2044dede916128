//! What the bytes of a mail look like, also when those who write it mean harm.

use jiff::Timestamp;
use kernel::uuid::Uuid;
use proptest::prelude::*;

use super::*;
use crate::Settings;

fn mail() -> Mail {
    let id = MailId::from_uuid(Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0001));
    Mail {
        id,
        message_id: message_id(id, "example.org"),
        to_address: "ana@example.net".into(),
        to_name: "Ana Ruiz".into(),
        subject: "Third meeting".into(),
        text: "We meet on 3 November.\n".into(),
        html: None,
        calendar: None,
        list: Some("migration-data".into()),
        reply_to: None,
        in_reply_to: None,
        queued_at: Timestamp::constant(1_776_675_600, 0),
    }
}

fn origin() -> Origin {
    let settings = Settings { from_address: "tributary@example.org".into(), ..Settings::default() };
    settings.origin().unwrap()
}

fn text(mail: &Mail) -> String {
    String::from_utf8(render(mail, &origin()).unwrap()).unwrap().replace("\r\n", "\n")
}

/// The names of the headers, in order, with folded lines left out.
fn header_names(rendered: &str) -> Vec<String> {
    let head = rendered.split("\r\n\r\n").next().unwrap_or_default();
    head.split("\r\n")
        .filter(|line| !line.starts_with([' ', '\t']))
        .map(|line| line.split(':').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_plain_mail_has_the_headers_that_conventions_ask_for() {
    insta::assert_snapshot!(text(&mail()), @r#"
    Date: Mon, 20 Apr 2026 09:00:00 +0000
    From: Tributary <tributary@example.org>
    To: "Ana Ruiz" <ana@example.net>
    Subject: Third meeting
    Message-ID: <01930000-0000-7000-8000-000000000001@example.org>
    Auto-Submitted: auto-generated
    X-Auto-Response-Suppress: OOF, AutoReply
    List-Id: <migration-data.example.org>
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: 7bit

    We meet on 3 November.
    "#);
}

#[test]
fn an_invitation_is_there_as_an_alternative_and_as_a_file() {
    let mut mail = mail();
    mail.html = Some("<p>We meet.</p>".into());
    mail.calendar =
        Some(Calendar { method: "REQUEST".into(), ics: b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_vec() });
    mail.in_reply_to = Some(mail.id);
    mail.reply_to = Some("chair@example.net".into());
    insta::assert_snapshot!(text(&mail), @r#"
    Date: Mon, 20 Apr 2026 09:00:00 +0000
    From: Tributary <tributary@example.org>
    To: "Ana Ruiz" <ana@example.net>
    Subject: Third meeting
    Message-ID: <01930000-0000-7000-8000-000000000001@example.org>
    Auto-Submitted: auto-generated
    X-Auto-Response-Suppress: OOF, AutoReply
    Reply-To: chair@example.net
    In-Reply-To: <01930000-0000-7000-8000-000000000001@example.org>
    References: <01930000-0000-7000-8000-000000000001@example.org>
    List-Id: <migration-data.example.org>
    MIME-Version: 1.0
    Content-Type: multipart/mixed;
     boundary="mixed-01930000-0000-7000-8000-000000000001"

    --mixed-01930000-0000-7000-8000-000000000001
    Content-Type: multipart/alternative;
     boundary="alternative-01930000-0000-7000-8000-000000000001"

    --alternative-01930000-0000-7000-8000-000000000001
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: 7bit

    We meet on 3 November.

    --alternative-01930000-0000-7000-8000-000000000001
    Content-Type: text/html; charset=utf-8
    Content-Transfer-Encoding: 7bit

    <p>We meet.</p>
    --alternative-01930000-0000-7000-8000-000000000001
    Content-Type: text/calendar; method=REQUEST; charset=utf-8
    Content-Transfer-Encoding: base64

    QkVHSU46VkNBTEVOREFSDQpFTkQ6VkNBTEVOREFSDQo=
    --alternative-01930000-0000-7000-8000-000000000001--
    --mixed-01930000-0000-7000-8000-000000000001
    Content-Disposition: attachment; filename="invite.ics"
    Content-Type: application/ics; name="invite.ics"
    Content-Transfer-Encoding: base64

    QkVHSU46VkNBTEVOREFSDQpFTkQ6VkNBTEVOREFSDQo=
    --mixed-01930000-0000-7000-8000-000000000001--
    "#);
}

#[test]
fn names_in_other_scripts_are_encoded() {
    let mut mail = mail();
    mail.to_name = "أمل حداد".into();
    mail.subject = "Réunion du groupe · 会议".into();
    let rendered = render(&mail, &origin()).unwrap();
    assert!(rendered.is_ascii());
    let rendered = String::from_utf8(rendered).unwrap();
    assert!(rendered.contains("Subject: =?utf-8?b?"), "{rendered}");
    assert!(rendered.contains("To: =?utf-8?b?"), "{rendered}");
}

#[test]
fn the_same_mail_is_the_same_bytes_each_time() {
    let mut mail = mail();
    mail.calendar = Some(Calendar { method: "REQUEST".into(), ics: b"x".to_vec() });
    assert_eq!(render(&mail, &origin()), render(&mail, &origin()));
}

#[test]
fn what_is_no_address_is_said_and_not_sent() {
    for wrong in [
        "",
        "ana",
        "ana@",
        "a@b@c",
        "ana@example.org\r\nBcc: all@example.org",
        "ana@example.org, b@example.org",
    ] {
        let mut mail = mail();
        mail.to_address = wrong.into();
        assert!(matches!(render(&mail, &origin()), Err(Unsendable::Address(_))), "{wrong}");
    }
}

#[test]
fn a_name_cannot_bring_another_recipient() {
    for name in [
        "Eve\" <evil@example.org>, \"Ana",
        "evil@example.org, Ana",
        "Ana <evil@example.org>",
        "Éve\" <evil@example.org>",
    ] {
        let mut mail = mail();
        mail.to_name = name.into();
        let rendered = text(&mail);
        let to = rendered.lines().find_map(|line| line.strip_prefix("To: ")).unwrap();
        let boxes: lettre::message::Mailboxes = to.parse().unwrap();
        let addresses: Vec<String> = boxes.iter().map(|mailbox| mailbox.email.to_string()).collect();
        assert_eq!(addresses, ["ana@example.net"], "{to}");
    }
}

proptest! {
    #[test]
    fn nothing_that_people_write_can_add_a_header(
        name in hostile(), subject in hostile(), list in hostile(), method in hostile(), body in hostile(),
    ) {
        let mut mail = mail();
        let usual = header_names(std::str::from_utf8(&render(&mail, &origin()).unwrap()).unwrap());
        mail.to_name = name;
        mail.subject = subject;
        mail.list = Some(list);
        mail.text = body;
        let rendered = render(&mail, &origin()).unwrap();
        prop_assert!(rendered.split(|byte| *byte == b'\n').all(|line| line.is_empty() || line.ends_with(b"\r")));
        prop_assert_eq!(header_names(std::str::from_utf8(&rendered).unwrap()), usual);
        mail.calendar = Some(Calendar { method, ics: b"x".to_vec() });
        prop_assert!(render(&mail, &origin()).is_ok());
    }
}

/// Text that tries to end a header and begin another.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\r\nBcc: all@example.org".to_owned()),
        Just("\n\n<script>".to_owned()),
        Just("\r.\r\n".to_owned()),
        Just("\u{2028}Bcc: x".to_owned()),
        Just("\" <evil@example.org>, ".to_owned()),
        Just("=?utf-8?q?=0ABcc:?=".to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}
