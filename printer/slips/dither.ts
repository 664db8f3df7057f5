/**
 * Grey → dots: how a head that knows only black and white shows what lies between.
 *
 * Rows are packed as everywhere: most significant bit left, 1 = black, each row filled up to whole bytes with white.
 */

/** Nearly black and nearly white become quite so, and pass nothing on: line art keeps its edges. */
const NEARLY_BLACK = 56;
const NEARLY_WHITE = 228;

/** The light that a grey of an sRGB picture gives back, 0 to 1 (IEC 61966-2-1). */
const linearLight = (grey: number): number => {
  const share = grey / 255;
  return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const LINEAR = Float32Array.from({ length: 256 }, (_, grey) => linearLight(grey));

const burn = (rows: Uint8Array, bytesPerRow: number, x: number, y: number): void => {
  const index = y * bytesPerRow + (x >> 3);
  rows[index] = (rows[index] ?? 0) | (0x80 >> (x & 7));
};

const add = (errors: Float32Array, index: number, part: number): void => {
  errors[index] = (errors[index] ?? 0) + part;
};

/**
 * Dithers a grey picture (a byte a pixel, 0 = black) to packed dots: what a dot gives too much or too little of light is
 * handed on to its neighbours (Floyd and Steinberg, 1976), row by row there and back so that no grain runs one way.
 */
export const dither = (grey: Uint8Array, width: number, height: number): Uint8Array => {
  const bytesPerRow = Math.ceil(width / 8);
  const rows = new Uint8Array(bytesPerRow * height);
  // A column of room on both sides, so that nothing has to ask where the picture ends.
  let error = new Float32Array(width + 2);
  let below = new Float32Array(width + 2);
  for (let y = 0; y < height; y += 1) {
    const step = y % 2 === 0 ? 1 : -1;
    for (let x = step === 1 ? 0 : width - 1; x >= 0 && x < width; x += step) {
      const value = grey[y * width + x] ?? 255;
      const isSnapped = value <= NEARLY_BLACK || value >= NEARLY_WHITE;
      const light = isSnapped ? value / 255 : (LINEAR[value] ?? 1) + (error[x + 1] ?? 0);
      const isBlack = light < 0.5;
      if (isBlack) burn(rows, bytesPerRow, x, y);
      if (isSnapped) continue;
      const left = isBlack ? light : light - 1;
      add(error, x + 1 + step, (left * 7) / 16);
      add(below, x + 1 - step, (left * 3) / 16);
      add(below, x + 1, (left * 5) / 16);
      add(below, x + 1 + step, left / 16);
    }
    [error, below] = [below, error.fill(0)];
  }
  return rows;
};

/** In which order the dots of an 8 × 8 square turn black, 0 to 63, as even as can be (Bayer, 1973). */
const orderOf = (x: number, y: number): number => {
  let order = 0;
  for (let bit = 0; bit < 3; bit += 1) {
    const [px, py] = [(x >> bit) & 1, (y >> bit) & 1];
    order = order * 4 + 2 * (px ^ py) + py;
  }
  return order;
};

/** An even grey of packed dots: so many of a hundred are black. */
export const shade = (percent: number, width: number, height: number): Uint8Array => {
  const bytesPerRow = Math.ceil(width / 8);
  const rows = new Uint8Array(bytesPerRow * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (((orderOf(x & 7, y & 7) + 0.5) * 100) / 64 > percent) continue;
      burn(rows, bytesPerRow, x, y);
    }
  }
  return rows;
};
