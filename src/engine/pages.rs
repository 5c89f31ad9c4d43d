//! Long lists, a page at a time.

use super::api::Pages;
use super::scene::Scene;

impl Scene<'_> {
    /// The part of a list that the view's page shows, and the pages around it. A page beyond the end is the last.
    pub fn page<'l, T>(&self, list: &'l [T]) -> (&'l [T], Pages) {
        let pages = list.len().div_ceil(self.page_rows).max(1);
        let page = (self.view.page.unwrap_or(1) as usize).clamp(1, pages);
        let rows = list.chunks(self.page_rows).nth(page - 1).unwrap_or_default();
        let link = |to: usize| self.with("page", &to.to_string());
        let previous = if page > 1 { link(page - 1) } else { String::new() };
        let next = if page < pages { link(page + 1) } else { String::new() };
        (rows, Pages { page, pages, previous, next })
    }
}
