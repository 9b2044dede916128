//! Invitations, answers, attendance and written input.

use db::{Result, Tx, row, sql};
use jiff::Timestamp;
use kernel::{AgencyId, GroupId, PersonId};

use crate::{AgendaItemId, Answer, Attendance, InputId, Invited, MeetingId, Mode, Reply, WrittenInput};

row! {
    struct AttendanceRow {
        meeting_id: MeetingId, person_id: PersonId, name: String, agency_id: Option<AgencyId>,
        agency_code: Option<String>, zone: String, mode: Mode, declared_by: String, declared_at: Timestamp,
        own_word: bool,
    }
}

impl From<AttendanceRow> for Attendance {
    fn from(row: AttendanceRow) -> Self {
        Self {
            meeting: row.meeting_id,
            person: row.person_id,
            name: row.name,
            agency: row.agency_id,
            agency_code: row.agency_code,
            zone: row.zone,
            mode: row.mode,
            declared_by: row.declared_by,
            declared_at: row.declared_at,
            own_word: row.own_word,
        }
    }
}

row! {
    struct ReplyRow {
        meeting_id: MeetingId, person_id: PersonId, name: String, agency_id: Option<AgencyId>,
        agency_code: Option<String>, answer: Answer, answered_at: Timestamp,
    }
}

row! {
    struct InputRow {
        id: InputId, meeting_id: MeetingId, item_id: Option<AgendaItemId>, person_id: PersonId, name: String,
        agency_id: Option<AgencyId>, agency_code: Option<String>, body: String, given_at: Timestamp,
    }
}

const ATTENDANCE: &str = "select meeting_id, person_id, name, agency_id, agency_code, zone, mode, declared_by, \
     declared_at, own_word from attendance";

pub(crate) async fn attendance(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<Attendance>> {
    let statement =
        sql(ATTENDANCE).then(" where meeting_id = $1 order by agency_code, name, person_id").bind(meeting);
    let rows: Vec<AttendanceRow> = tx.all(statement).await?;
    Ok(rows.into_iter().map(Attendance::from).collect())
}

/// Everybody who took part in the held meetings of a group that began since then.
pub(crate) async fn attendance_since(
    tx: &mut Tx,
    group: GroupId,
    from: Timestamp,
) -> Result<Vec<Attendance>> {
    let statement = sql(ATTENDANCE).then(
        " where meeting_id in (select id from meeting where group_id = $1 and at >= $2 and state = 'held') \
         order by agency_code, name, person_id",
    );
    let rows: Vec<AttendanceRow> = tx.all(statement.bind(group).bind(from)).await?;
    Ok(rows.into_iter().map(Attendance::from).collect())
}

pub(crate) async fn put_attendance(tx: &mut Tx, it: &Attendance) -> Result<()> {
    let statement = sql(
        "insert into attendance (meeting_id, person_id, name, agency_id, agency_code, zone, mode, declared_by, \
         declared_at, own_word) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         on conflict (meeting_id, person_id) do update set mode = excluded.mode, \
         declared_by = excluded.declared_by, declared_at = excluded.declared_at, own_word = excluded.own_word",
    );
    let statement = statement.bind(it.meeting).bind(it.person).bind(&it.name).bind(it.agency);
    let statement =
        statement.bind(it.agency_code.as_ref()).bind(&it.zone).bind(it.mode).bind(&it.declared_by);
    tx.run(statement.bind(it.declared_at).bind(it.own_word)).await.map(drop)
}

pub(crate) async fn remove_attendance(tx: &mut Tx, meeting: MeetingId, person: PersonId) -> Result<()> {
    let statement = sql("delete from attendance where meeting_id = $1 and person_id = $2");
    tx.run(statement.bind(meeting).bind(person)).await.map(drop)
}

pub(crate) async fn replies(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<Reply>> {
    let statement = sql(
        "select meeting_id, person_id, name, agency_id, agency_code, answer, answered_at from meeting_answer \
         where meeting_id = $1 order by agency_code, name, person_id",
    );
    let rows: Vec<ReplyRow> = tx.all(statement.bind(meeting)).await?;
    let reply = |row: ReplyRow| Reply {
        meeting: row.meeting_id,
        person: row.person_id,
        name: row.name,
        agency: row.agency_id,
        agency_code: row.agency_code,
        answer: row.answer,
        answered_at: row.answered_at,
    };
    Ok(rows.into_iter().map(reply).collect())
}

pub(crate) async fn put_reply(tx: &mut Tx, it: &Reply) -> Result<()> {
    let statement = sql(
        "insert into meeting_answer (meeting_id, person_id, name, agency_id, agency_code, answer, answered_at) \
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (meeting_id, person_id) \
         do update set answer = excluded.answer, answered_at = excluded.answered_at",
    );
    let statement = statement.bind(it.meeting).bind(it.person).bind(&it.name).bind(it.agency);
    tx.run(statement.bind(it.agency_code.as_ref()).bind(it.answer).bind(it.answered_at)).await.map(drop)
}

pub(crate) async fn inputs(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<WrittenInput>> {
    let statement =
        sql("select id, meeting_id, item_id, person_id, name, agency_id, agency_code, body, given_at \
         from written_input where meeting_id = $1 order by given_at, id");
    let rows: Vec<InputRow> = tx.all(statement.bind(meeting)).await?;
    let input = |row: InputRow| WrittenInput {
        id: row.id,
        meeting: row.meeting_id,
        item: row.item_id,
        person: row.person_id,
        name: row.name,
        agency: row.agency_id,
        agency_code: row.agency_code,
        body: row.body,
        given_at: row.given_at,
    };
    Ok(rows.into_iter().map(input).collect())
}

pub(crate) async fn insert_input(tx: &mut Tx, it: &WrittenInput) -> Result<()> {
    let statement = sql(
        "insert into written_input (id, meeting_id, item_id, person_id, name, agency_id, agency_code, body, \
         given_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    );
    let statement = statement.bind(it.id).bind(it.meeting).bind(it.item).bind(it.person).bind(&it.name);
    let statement = statement.bind(it.agency).bind(it.agency_code.as_ref()).bind(&it.body).bind(it.given_at);
    tx.run(statement).await.map(drop)
}

pub(crate) async fn invited(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<Invited>> {
    let statement = sql("select person_id, sequence, told_at, sent_at from invitation \
                         where meeting_id = $1 order by person_id");
    let rows: Vec<(PersonId, u32, Timestamp, Timestamp)> = tx.all(statement.bind(meeting)).await?;
    let one = |(person, sequence, told, sent_at)| Invited { person, sequence, told, sent_at };
    Ok(rows.into_iter().map(one).collect())
}

pub(crate) async fn put_invited(tx: &mut Tx, meeting: MeetingId, it: Invited) -> Result<()> {
    let statement = sql(
        "insert into invitation (meeting_id, person_id, sequence, told_at, sent_at) values ($1, $2, $3, $4, $5) \
         on conflict (meeting_id, person_id) do update set sequence = excluded.sequence, \
         told_at = excluded.told_at, sent_at = excluded.sent_at",
    );
    let statement = statement.bind(meeting).bind(it.person).bind(it.sequence).bind(it.told).bind(it.sent_at);
    tx.run(statement).await.map(drop)
}

/// How many agencies were in the room or on the line, for each meeting of a group.
pub(crate) async fn agencies_present(tx: &mut Tx, group: GroupId) -> Result<Vec<(MeetingId, u32)>> {
    let statement = sql(
        "select attendance.meeting_id as meeting_id, cast(count(distinct attendance.agency_id) as bigint) as agencies \
         from attendance join meeting on meeting.id = attendance.meeting_id \
         where meeting.group_id = $1 and attendance.mode <> 'written' group by attendance.meeting_id",
    );
    tx.all(statement.bind(group)).await
}
