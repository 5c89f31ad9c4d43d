// How a picture looks from afar: the mean colour of each cell of a grid. Two machines' fonts give nearly the same
// grid; a column that is gone, a chart that is empty or a theme that is wrong gives another.

/** Cells across and down. */
const GRID = [18, 24];
/** A channel has 16 steps; cells further apart than this are told apart. */
const STEPS = 1;
/** So many cells of a hundred may be told apart. */
const TOLERANCE = 8;

/** The grid of a picture (PNG), one row a line, three hexadecimal digits a cell. `page` is any page, to decode it. */
export function lookOf(page, png) {
  return page.run(async ([base64, [columns, rows]]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const edge = (index, count, length) => Math.round((index * length) / count);
    const cell = (column, row) => {
      const sums = [0, 0, 0];
      const [left, right] = [edge(column, columns, image.width), edge(column + 1, columns, image.width)];
      const [top, bottom] = [edge(row, rows, image.height), edge(row + 1, rows, image.height)];
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) for (let c = 0; c < 3; c++) sums[c] += data[(y * image.width + x) * 4 + c];
      return sums.map((sum) => Math.min(15, Math.floor(sum / ((right - left) * (bottom - top)) / 16)).toString(16)).join("");
    };
    return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => cell(column, row)).join(""));
  }, [png.toString("base64"), GRID]);
}

/** How many cells of a hundred differ visibly. */
export function difference(one, other) {
  const cells = (look) => look.join("").match(/.{3}/g);
  const [a, b] = [cells(one), cells(other)];
  if (a.length !== b.length) return 100;
  const apart = a.filter((cell, at) => [0, 1, 2].some((c) => Math.abs(parseInt(cell[c], 16) - parseInt(b[at][c], 16)) > STEPS));
  return (100 * apart.length) / a.length;
}

/** Whether two grids look the same. */
export function alike(one, other) {
  return difference(one, other) <= TOLERANCE;
}
