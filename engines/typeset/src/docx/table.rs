//! Tables.

use std::fmt::Write as _;

use super::{
    body::{Body, GAP},
    xml::{Way, escaped},
};
use crate::{Align, Span, Table};

/// The width between the margins of a page of A4, in twentieths of a point.
pub(super) const WIDTH: u32 = 9354;

impl<'a> Body<'a> {
    pub(super) fn table(&mut self, out: &mut String, table: &'a Table) {
        if !table.title.is_empty() {
            self.paragraph(out, "TableTitle", "", &table.title);
        }
        let all: u32 = table.columns.iter().map(|column| u32::from(column.share.max(1))).sum();
        let widths: Vec<u32> =
            table.columns.iter().map(|column| WIDTH * u32::from(column.share.max(1)) / all.max(1)).collect();
        let visual = if self.line == Way::Rtl { "<w:bidiVisual/>" } else { "" };
        let _ = write!(
            out,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Ruled\"/>{visual}<w:tblW w:w=\"5000\" w:type=\"pct\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" \
             w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"
        );
        if !table.caption.is_empty() {
            let _ = write!(out, "<w:tblCaption w:val=\"{}\"/>", escaped(&table.caption));
        }
        out.push_str("</w:tblPr><w:tblGrid>");
        for width in &widths {
            let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
        }
        out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in table.columns.iter().zip(&widths) {
            begin_cell(out, *width);
            self.open(out, "Cell", "", column.align);
            self.runs(out, &Span::text(column.title.as_str()).strong());
            out.push_str("</w:p></w:tc>");
        }
        out.push_str("</w:tr>");
        for row in &table.rows {
            out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (n, (column, width)) in table.columns.iter().zip(&widths).enumerate() {
                self.cell(out, *width, column.align, row.get(n).map_or(&[], Vec::as_slice));
            }
            out.push_str("</w:tr>");
        }
        out.push_str("</w:tbl>");
        for spans in &table.notes {
            self.paragraph(out, "Note", "", spans);
        }
        // Two tables in a row would become one; and a table must not be the last word.
        out.push_str(GAP);
    }

    fn cell(&mut self, out: &mut String, width: u32, align: Align, paragraphs: &'a [Vec<Span>]) {
        begin_cell(out, width);
        for spans in paragraphs {
            self.aligned(out, "Cell", "", align, spans);
        }
        if paragraphs.is_empty() {
            self.aligned(out, "Cell", "", align, &[]);
        }
        out.push_str("</w:tc>");
    }
}

fn begin_cell(out: &mut String, width: u32) {
    let _ = write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
}
