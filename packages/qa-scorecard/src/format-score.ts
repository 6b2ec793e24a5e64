/**
 * A score with one decimal, and none where that is zero.
 *
 * @example
 * formatScore(92.96); // '93'
 */
export function formatScore(score: number): string {
  return (Math.round(score * 10) / 10).toString();
}
