// Long tasks of a page, as Chromium reports them.

/** Runs in the page before its own scripts: keeps the lengths of tasks over 50 ms. */
export function watchTasks() {
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask", buffered: true });
}
