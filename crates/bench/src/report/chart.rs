//! The results as a drawing.

use std::fmt::Write;
use std::path::Path;

use super::table::number;
use super::{Results, read};
use crate::case::Case;
use crate::generator::Problem;

const WIDTH: f64 = 760.0;
const ROW: f64 = 24.0;
const LEFT: f64 = 130.0;

/// Draws the cases that compare clients, each relative to the floor.
pub(crate) fn draw(results: &Path, drawing: &Path) -> Result<(), Problem> {
    Ok(std::fs::write(drawing, svg(&read(results)?))?)
}

fn svg(results: &Results) -> String {
    let (mut body, mut y) = (String::new(), 10.0);
    for case in [Case::Flood, Case::Every, Case::Paced, Case::Latency, Case::Members] {
        y = draw_case(&mut body, results, case, y);
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {y}\" \
         font-family=\"sans-serif\" font-size=\"13\">\n\
         <rect width=\"{WIDTH}\" height=\"{y}\" fill=\"#ffffff\"/>\n{body}</svg>\n"
    )
}

/// Draws one case and answers where the next begins.
fn draw_case(body: &mut String, results: &Results, case: Case, mut y: f64) -> f64 {
    let name = case.name();
    let (metric, more_is_better) = case.headline();
    let rows: Vec<(&str, f64)> = results
        .order
        .iter()
        .filter_map(|client| Some((client.as_str(), results.median(&name, client, metric)?)))
        .collect();
    let most = rows.iter().map(|(_, value)| *value).reduce(f64::max).filter(|most| *most > 0.0);
    let Some(most) = most else { return y };
    let better = if more_is_better { "more is better" } else { "less is better" };
    // A `String` takes everything.
    let _ = writeln!(
        body,
        "<text x=\"10\" y=\"{}\" font-weight=\"bold\">{name}: {metric}, {better}</text>",
        y + 14.0
    );
    y += ROW;
    for (client, value) in rows {
        let width = (WIDTH - LEFT - 110.0) * value / most;
        let color = if client == "mynah" { "#d9480f" } else { "#868e96" };
        let _ = writeln!(
            body,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{client}</text>\
             <rect x=\"{LEFT}\" y=\"{}\" width=\"{width:.1}\" height=\"16\" fill=\"{color}\"/>\
             <text x=\"{:.1}\" y=\"{}\">{}</text>",
            LEFT - 8.0,
            y + 13.0,
            y + 1.0,
            LEFT + width + 6.0,
            y + 13.0,
            number(value)
        );
        y += ROW;
    }
    y + 10.0
}
