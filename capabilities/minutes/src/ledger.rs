//! The lines of a circulation, put together from the recipients, the further mails and the outbox.

use std::collections::HashMap;

use db::{Result, Tx};
use mail::{Delivery, MailId};

use crate::{
    model::{Circulation, CirculationId, Entry, Sending, Sent},
    store,
};

/// The name of a circulation in the outbox; reminders stand under it too.
pub(crate) fn record(circulation: CirculationId) -> String {
    format!("circulation:{circulation}")
}

/// A line for each recipient, by agency, focal points first.
pub(crate) async fn entries(tx: &mut Tx, circulation: &Circulation) -> Result<Vec<Entry>> {
    let recipients = store::recipients(tx, circulation.id).await?;
    let attempts = store::attempts(tx, circulation.id).await?;
    let mails = mail::ledger(tx, &record(circulation.id)).await?;
    let mails: HashMap<MailId, Delivery> = mails.into_iter().map(|mail| (mail.id, mail)).collect();
    let entry = |recipient: crate::Recipient| {
        let own = attempts.iter().filter(|attempt| attempt.person == recipient.person);
        let later = own.map(|attempt| Sent {
            kind: attempt.kind,
            address: attempt.address.clone(),
            day: Some(attempt.day),
            by: attempt.by.clone(),
            mail: mails.get(&attempt.mail).cloned(),
        });
        Entry {
            later: later.collect(),
            first: Sent {
                kind: Sending::First,
                address: recipient.address.clone(),
                day: None,
                by: String::new(),
                mail: recipient.mail.and_then(|id| mails.get(&id).cloned()),
            },
            by_mail: circulation.by_mail,
            recipient,
        }
    };
    Ok(recipients.into_iter().map(entry).collect())
}
