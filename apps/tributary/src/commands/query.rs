//! `tributary query`: a question in SQL over published figures.

use std::{io::Write as _, time::Duration};

use kernel::Value;
use serde_json::Map;

use crate::{Ended, cli::AnswerFormat, installation::Installation, tell, wrong_use};

pub(crate) async fn query(
    at: &Installation,
    question: &str,
    format: AnswerFormat,
    rows: usize,
    seconds: u64,
) -> anyhow::Result<Ended> {
    statistics::query::keep_reference(&at.db).await?;
    let asked = statistics::query::query(&at.db, question, rows, Duration::from_secs(seconds)).await;
    let answer = match asked {
        Ok(answer) => answer,
        Err(statistics::query::QueryError::Refused(refused)) => return Err(wrong_use(refused.to_string())),
        Err(other) => return Err(other.into()),
    };
    match format {
        AnswerFormat::Csv => print_csv(&answer)?,
        AnswerFormat::Json => tell(analyses::json(&json(&answer))),
    }
    if answer.cut {
        writeln!(
            std::io::stderr(),
            "only the first {} rows are shown; ask for fewer, or use --rows",
            answer.rows.len()
        )?;
    }
    Ok(Ended::Well)
}

/// A row as an object, in the order of the columns.
fn json(answer: &db::Answer) -> Vec<Map<String, serde_json::Value>> {
    let row = |cells: &Vec<Value>| {
        let pairs = answer.columns.iter().zip(cells);
        pairs.map(|(name, cell)| (name.clone(), json_cell(cell))).collect()
    };
    answer.rows.iter().map(row).collect()
}

fn json_cell(cell: &Value) -> serde_json::Value {
    match cell {
        Value::Null(_) => serde_json::Value::Null,
        Value::Bool(truth) => (*truth).into(),
        Value::Int(number) => (*number).into(),
        Value::Real(number) => (*number).into(),
        Value::Text(text) => text.as_str().into(),
        Value::Bytes(bytes) => format!("{} bytes", bytes.len()).into(),
        Value::Uuid(id) => id.to_string().into(),
    }
}

fn print_csv(answer: &db::Answer) -> anyhow::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let line = |cells: Vec<String>| cells.iter().map(|it| field(it)).collect::<Vec<_>>().join(",");
    writeln!(out, "{}", line(answer.columns.clone()))?;
    for row in &answer.rows {
        writeln!(out, "{}", line(row.iter().map(csv_cell).collect()))?;
    }
    out.flush()?;
    Ok(())
}

fn csv_cell(cell: &Value) -> String {
    match cell {
        Value::Null(_) => String::new(),
        Value::Bool(truth) => truth.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Real(number) => analyses::digits(*number),
        Value::Text(text) => text.clone(),
        Value::Bytes(bytes) => format!("{} bytes", bytes.len()),
        Value::Uuid(id) => id.to_string(),
    }
}

fn field(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
