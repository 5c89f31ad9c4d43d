// Numbers that the page counts or is told bare, written as the engine writes them: thousands parted by commas.

/** A count: 12,345. */
export function count(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A rate, with one decimal: 3.2. */
export function rate(number) {
  return number.toFixed(1);
}
