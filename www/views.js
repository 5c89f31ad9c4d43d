// The view's own part of the page, by its kind.

import { documentsView } from "./view-documents.js";
import { figuresView } from "./view-figures.js";
import { homeView } from "./view-home.js";
import { searchView } from "./view-search.js";
import { targetsView } from "./view-targets.js";
import { trendsView } from "./view-trends.js";

const VIEWS = {
  home: homeView,
  search: searchView,
  metrics: figuresView,
  ledger: targetsView,
  trends: trendsView,
  documents: documentsView,
};

/** The element of a response's `body`. */
export function bodyNode(app, body) {
  return VIEWS[body.view](app, body);
}
