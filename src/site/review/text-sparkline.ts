import type { ReviewCurve } from '../../entities/review-file.ts';

const BARS = '▁▂▃▄▅▆▇█';
const WIDTH = 12;

/** A curve in a few characters, from its least value to its greatest; a gap where it is not finite. */
export function textSparkline({ mean }: Pick<ReviewCurve, 'mean'>): string {
  const finite = mean.filter(Number.isFinite);
  const least = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (finite.length < 2) return '';
  const count = Math.min(WIDTH, mean.length);
  return Array.from({ length: count }, (_, index) => {
    const value = mean[Math.round((index * (mean.length - 1)) / (count - 1))] ?? Number.NaN;
    if (!Number.isFinite(value)) return '·';
    const height = most > least ? (value - least) / (most - least) : 0.5;
    return BARS[Math.min(BARS.length - 1, Math.floor(height * BARS.length))];
  }).join('');
}
