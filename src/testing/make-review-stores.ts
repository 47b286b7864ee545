import { runId, writeExperiment, writeRun } from './write-store.ts';

/** How head's models compare with base's. */
export type ReviewPair = 'better' | 'worse' | 'noise';

const GAIN: Readonly<Record<ReviewPair, number>> = { better: 0.02, worse: -0.02, noise: 0.0005 };
const WIDTHS = ['64', '128'];
const SEEDS = ['0', '1', '2', '3', '4'];
/** Deterministic, and other on both sides: what seeds do. */
const NOISE = [0.004, -0.003, 0.001, -0.0025, 0.0015, 0.002, -0.004, 0.0035, -0.001, 0.0005];

type Side = {
  readonly root: string;
  readonly firstId: number;
  readonly gain: number;
  readonly shift: number;
};

/**
 * Writes two stores of the same configurations, two widths over five seeds each, trained anew in head, and a run that
 * both have. In head a run was added that failed; base had a configuration that head has not.
 */
export function makeReviewStores(base: string, head: string, pair: ReviewPair): void {
  for (const root of [base, head]) {
    writeExperiment(root, { id: '1', name: 'digits' });
    writeRun(root, '1', {
      id: runId(1),
      name: 'majority',
      params: [['model', 'majority']],
      metrics: [['val_accuracy', points(0.1)]],
    });
  }
  writeSide({ root: base, firstId: 100, gain: 0, shift: 0 });
  writeSide({ root: head, firstId: 200, gain: GAIN[pair], shift: 3 });
  writeRun(base, '1', {
    id: runId(150),
    name: 'tree',
    params: [['model', 'tree']],
    metrics: [['val_accuracy', points(0.8)]],
  });
  writeRun(head, '1', {
    id: runId(250),
    name: 'conv-256',
    status: 4,
    params: [
      ['model', 'conv'],
      ['width', '256'],
    ],
  });
}

function writeSide({ root, firstId, gain, shift }: Side): void {
  for (const [index, width] of WIDTHS.entries())
    for (const [place, seed] of SEEDS.entries()) {
      const noise = NOISE[(place + index * SEEDS.length + shift) % NOISE.length] ?? 0;
      const accuracy = 0.9 + index * 0.03 + gain + noise;
      writeRun(root, '1', {
        id: runId(firstId + index * SEEDS.length + place),
        name: `conv-${width}-seed${seed}`,
        params: [
          ['model', 'conv'],
          ['width', width],
          ['seed', seed],
          ['epochs', '5'],
        ],
        metrics: [
          ['val_accuracy', points(accuracy)],
          ['val_loss', points(1 - accuracy)],
          ['train_time_s', `1767225600000 ${20 + place} 0\n`],
        ],
        artifacts: [['report.txt', `accuracy ${accuracy.toFixed(4)}\nwidth ${width}\n`]],
      });
    }
}

function points(last: number): string {
  return Array.from(
    { length: 5 },
    (_, step) =>
      `${1_767_225_600_000 + step} ${last * (1 - 0.5 ** (step + 1)) + (step === 4 ? last * 0.5 ** 5 : 0)} ${step}\n`,
  ).join('');
}
