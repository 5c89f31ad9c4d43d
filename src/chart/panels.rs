//! Small multiples: which small charts a view's figures give, of the places of one indicator or of the indicators of
//! one place. Figures come ordered by place and time, so that those of a place are a stretch of their group.

use super::bars::colour_index;
use super::comparable::{Datum, over_time, times};
use super::data::{Chart, DRAWN};
use super::{ChartData, Panel, Panels, Plot, Series};
use crate::metric::Status;
use crate::order;
use crate::view::ChartKind;

/// So many small charts at most.
const MOST_PANELS: usize = 12;
/// From so many places on, lines in one chart would be a tangle.
const MANY_PLACES: usize = 4;

impl<'g, 'a> Chart<'g, 'a> {
    /// The places of the group; as in bars, the greatest first.
    fn of_places(&self) -> Vec<&'g [Datum<'a>]> {
        let mut places: Vec<&[Datum]> = over_time(self.group).collect();
        let latest = |data: &[Datum]| newest(data).map_or(0.0, |datum| datum.value);
        order::sort_by(&mut places, |a, b| latest(b).total_cmp(&latest(a)));
        places
    }

    /// Whether the small charts are of places, and not of indicators: where one indicator is asked for.
    fn are_places(&self) -> bool {
        over_time(self.group).count() > 1 && (self.view.ind.len() == 1 || self.panels.len() < 2)
    }

    /// The figures of each small chart.
    pub fn small_charts(&self) -> Vec<&'g [Datum<'a>]> {
        if self.are_places() { self.of_places() } else { self.panels.clone() }
    }

    /// Whether they tell more than one chart would: many places, or several indicators where none is asked for.
    pub fn tell_more(&self) -> bool {
        let long = self.small_charts().iter().filter(|data| times(data) > 2).count();
        if self.are_places() { long >= MANY_PLACES } else { self.view.ind.is_empty() && long > 1 }
    }

    /// The chart of small charts.
    pub fn multiples(&mut self, kinds: Vec<ChartKind>, total: usize) -> ChartData {
        let one_scale = self.are_places();
        self.words.several = !one_scale;
        let mut charts = self.small_charts();
        let left_out = charts.len().saturating_sub(MOST_PANELS);
        charts.truncate(MOST_PANELS);
        let drawn = charts.concat();
        let table = self.words.table(&drawn);
        let comparable = if one_scale { self.group.len() } else { drawn.len() };
        let title = if one_scale {
            self.words.title(ChartKind::Multiples, &drawn)
        } else {
            self.words.title_of_indicators(&drawn, charts.len())
        };
        let panels = charts.iter().map(|data| self.panel(data)).collect();
        ChartData {
            key: self.view.to_query(),
            kind: ChartKind::Multiples,
            kinds,
            title,
            description: self.words.describe_multiples(&drawn, charts.len()),
            message: self.words.message([drawn.len(), comparable, total], left_out),
            source: self.words.source(&drawn),
            plot: Plot::Panels(Panels { panels, one_scale, labels: self.time_labels(&drawn) }),
            table,
        }
    }

    fn panel(&self, data: &[Datum<'a>]) -> Panel {
        let mut series = Vec::new();
        for &status in DRAWN {
            let points: Vec<_> = data.iter().filter(|d| d.metric.status == status).map(|d| self.point(d)).collect();
            if !points.is_empty() {
                let name = self.words.series(data[0].region, status, true);
                series.push(Series { name, status, colour: colour_index(status), points });
            }
        }
        let several = self.words.several;
        Panel {
            name: if several { self.words.measured(&data[0]) } else { self.words.region(data[0].region) },
            latest: newest(data).map_or(String::new(), |datum| self.words.latest(datum)),
            series,
        }
    }
}

/// The newest outcome, or the newest target where none is reported.
fn newest<'d, 'a>(data: &'d [Datum<'a>]) -> Option<&'d Datum<'a>> {
    let last = |status| data.iter().rev().find(|datum| datum.metric.status == status);
    last(Status::Outcome).or_else(|| last(Status::Target)).or(data.last())
}
