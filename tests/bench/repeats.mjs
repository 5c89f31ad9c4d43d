// Measuring more than once, and what to tell of it.

/** What so many measurements gave, in their order. */
export async function repeated(times, measure) {
  const measured = [];
  for (let run = 0; run < times; run++) measured.push(await measure());
  return measured;
}

/** The measurement at such a share of them in order: 0.5 is the median. */
export function percentile(measured, share) {
  return measured.toSorted((a, b) => a - b)[Math.round(share * (measured.length - 1))];
}
