// In the browser: opens the peer whose script and data the address names, asks it one query, says when it was answered,
// and asks it what the bench hands over.

const address = new URLSearchParams(location.search);
const { open } = await import(address.get("script"));
const engine = await open(`/data/${address.get("data")}/`);
await engine.ask("就业", true);
// The clock starts with the navigation.
window.first = performance.now();
window.memory = () => engine.memory?.() ?? 0;

// So many queries of a kind are asked before the clock runs: warm is what a browser has compiled and optimised.
const WARMING = 50;

/** Each query once, as a reader asks: what it found, and the milliseconds. */
window.run = async (queries, exact) => {
  const found = [];
  const times = [];
  for (const query of queries.slice(0, WARMING)) await engine.ask(query, exact);
  for (const query of queries) {
    const start = performance.now();
    const ids = await engine.ask(query, exact);
    times.push(performance.now() - start);
    found.push(Array.from(ids));
  }
  return { found: engine.decode ? await engine.decode(found) : found, times };
};

/** The same with everything that a page shows of it. */
window.show = (queries) => {
  const readings = [];
  const times = [];
  for (const query of queries) {
    const start = performance.now();
    const body = engine.show(query);
    times.push(performance.now() - start);
    readings.push(body.readings.map((reading) => reading.value));
  }
  return { readings, times };
};
