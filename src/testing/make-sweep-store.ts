import { runId, writeExperiment, writeRun } from './write-store.ts';

const RATES = ['0.01', '0.03', '0.1', '0.3'];
const DEPTHS = ['2', '4', '8'];
const SEEDS = ['0', '1'];

/**
 * Writes a store with a sweep of two numeric params over two seeds: 24 runs, of which the first diverged, and with ids
 * of the numbers from 1.
 */
export function makeSweepStore(root: string): void {
  writeExperiment(root, { id: '1', name: 'sweep' });
  const settings = RATES.flatMap((rate) =>
    DEPTHS.flatMap((depth) => SEEDS.map((seed) => ({ rate, depth, seed }))),
  );
  for (const [index, { rate, depth, seed }] of settings.entries()) {
    const distance = Math.abs(Math.log10(Number(rate)) + 0.8) + Math.abs(Number(depth) - 4) / 10;
    const loss = index === 0 ? 900 : 0.2 + distance / 5 + Number(seed) / 100;
    const steps = Array.from(
      { length: 5 },
      (_, step) => `${1_767_225_600_000 + step} ${loss + 4 - step} ${step}`,
    );
    writeRun(root, '1', {
      id: runId(index + 1),
      name: `rate ${rate}, depth ${depth}, seed ${seed}`,
      params: [
        ['rate', rate],
        ['depth', depth],
        ['seed', seed],
        ['optimizer', index % 3 === 0 ? 'sgd' : 'adam'],
      ],
      metrics: [['val_loss', steps.join('\n')]],
    });
  }
}
