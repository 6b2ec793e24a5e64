/**
 * The value of the F distribution that so much of it lies below; `a` and `b` are its degrees of freedom.
 *
 * @example
 * fQuantile(0.975, 5, 15); // about 3.576
 */
export function fQuantile(share: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  while (fBelow(high, a, b) < share && high < 1e12) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-12 * high; step++) {
    const middle = (low + high) / 2;
    if (fBelow(middle, a, b) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** How much of the distribution lies below a value. */
function fBelow(value: number, a: number, b: number): number {
  return betaBelow((a * value) / (a * value + b), a / 2, b / 2);
}

/** The regularised incomplete beta function, by its continued fraction (Abramowitz and Stegun 26.5.8, by Lentz's method). */
function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on this side of the mean.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  const tiny = 1e-300;
  let [fraction, upper, lower] = [1, 1, 0];
  for (let i = 0; i <= 500; i++) {
    const m = Math.floor(i / 2);
    const numerator =
      i === 0
        ? 1
        : i % 2 === 0
          ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
          : -((a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    lower = 1 / away(1 + numerator * lower, tiny);
    upper = away(1 + numerator / upper, tiny);
    fraction *= upper * lower;
    if (Math.abs(1 - upper * lower) < 1e-14) break;
  }
  return front * (fraction - 1);
}

function away(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** The logarithm of the gamma function, by Lanczos' approximation; for values from a half on. */
function logGamma(value: number): number {
  const [first = 0, ...rest] = LANCZOS;
  const x = value - 1;
  const t = x + 7.5;
  const series = rest.reduce((sum, coefficient, index) => sum + coefficient / (x + index + 1), first);
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(series);
}
