//! Drawings: as vectors for those programs that show them, as points for all others.

use std::{fmt::Write as _, sync::Arc};

use super::{body::Body, table::WIDTH, xml::escaped};
use crate::{Align, Figure, drawing};

/// A drawing of the text.
pub(super) struct Picture<'a> {
    /// The drawing as it is.
    pub(super) svg: &'a str,
    /// The same in points.
    pub(super) drawn: Arc<drawing::Drawn>,
}

/// English metric units in a twentieth of a point.
const UNITS: u32 = 635;

impl<'a> Body<'a> {
    pub(super) fn figure(&mut self, out: &mut String, figure: &'a Figure) {
        // What cannot be drawn is told in words.
        if let Some(drawn) = drawing::drawn(&figure.svg) {
            let wide = WIDTH * u32::from(figure.width.clamp(10, 100)) / 100 * UNITS;
            let high = drawing::share(wide, drawn.height, drawn.width);
            self.pictures.push(Picture { svg: &figure.svg, drawn: Arc::clone(&drawn) });
            self.open(out, "Figure", "", Align::Start);
            self.inline(out, wide, high, &figure.alt);
            out.push_str("</w:p>");
        } else {
            self.words(out, "Figure", &figure.alt);
        }
        if !figure.caption.is_empty() {
            self.paragraph(out, "Caption", "", &figure.caption);
        }
    }

    fn inline(&self, out: &mut String, wide: u32, high: u32, alt: &str) {
        let n = self.pictures.len();
        let main = "http://schemas.openxmlformats.org/drawingml/2006/main";
        let picture = "http://schemas.openxmlformats.org/drawingml/2006/picture";
        let alt = escaped(alt);
        let _ = write!(
            out,
            "<w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
             distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{wide}\" cy=\"{high}\"/>\
             <wp:docPr id=\"{n}\" name=\"Figure {n}\" descr=\"{alt}\"/>\
             <a:graphic xmlns:a=\"{main}\"><a:graphicData uri=\"{picture}\">\
             <pic:pic xmlns:pic=\"{picture}\"><pic:nvPicPr><pic:cNvPr id=\"{n}\" name=\"Figure {n}\" descr=\"{alt}\"/>\
             <pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rPoints{n}\"><a:extLst>\
             <a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip \
             xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"rVectors{n}\"/></a:ext>\
             </a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>\
             <a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
             </wp:inline></w:drawing></w:r>"
        );
    }
}
