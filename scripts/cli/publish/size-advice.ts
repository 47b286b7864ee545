import type { RunKey } from '../../../src/entities/ids.ts';
import { countOf, formatBytes, formatDuration } from '../../../src/site/format.ts';

/** GitHub Pages gives up a deployment after ten minutes. */
const DEPLOY_MS = 600_000;
/** From this share of it on, a report says how near it is. */
const NEAR = 0.8;
/** About what a short run page takes. */
const SHORT_PAGE_BYTES = 6000;

export type Weighed = {
  /** Of the whole site. */
  readonly bytes: number;
  readonly budget: number;
  readonly buildMs: number;
  /** Of the pages of runs, as they are now. */
  readonly pageBytes: ReadonlyMap<RunKey, number>;
  /** The bytes of artifacts that are copied, and that other settings would copy. */
  readonly artifactBytes: { readonly now: number; readonly previews: number; readonly linked: number };
  /** The runs that would have a whole page. */
  readonly wholePages: Readonly<Record<string, ReadonlySet<RunKey>>>;
};

/**
 * What to do about a site that is too large for GitHub Pages, or nearly: each switch with what it saves, the most
 * saving first.
 */
export function sizeAdvice(weighed: Weighed): readonly string[] {
  const { bytes, budget, buildMs } = weighed;
  const { isLarge, isSlow } = nearness(weighed);
  const switches = [...artifactSwitches(weighed), ...pageSwitches(weighed)]
    .filter(({ saved }) => saved > bytes / 100)
    .sort((a, b) => b.saved - a.saved);
  return [
    ...(isLarge
      ? [
          `The site has ${formatBytes(bytes)}, ${bytes > budget ? 'over' : 'near'} the budget of ${formatBytes(budget)}: GitHub Pages takes 1 GB.`,
        ]
      : []),
    ...(isSlow
      ? [
          `The build took ${formatDuration(buildMs)}: GitHub Pages gives up a deployment after ten minutes, and a workflow should stay well below.`,
        ]
      : []),
    ...switches.map(({ flag, saved, effect }) => `  ${flag}  saves about ${formatBytes(saved)}: ${effect}`),
    '  publish in runfolio.yaml leaves out experiments, and runs by tags or a filter; limits.artifactFileBytes large files.',
  ];
}

type Weight = Pick<Weighed, 'bytes' | 'budget' | 'buildMs'>;

function nearness({ bytes, budget, buildMs }: Weight): {
  readonly isLarge: boolean;
  readonly isSlow: boolean;
} {
  return { isLarge: bytes > budget * NEAR, isSlow: buildMs > DEPLOY_MS * NEAR };
}

/** Whether a site is too large or slow for GitHub Pages, or nearly. */
export function needsAdvice(weight: Weight): boolean {
  const { isLarge, isSlow } = nearness(weight);
  return isLarge || isSlow;
}

type Switch = { readonly flag: string; readonly saved: number; readonly effect: string };

function artifactSwitches({ artifactBytes }: Weighed): readonly Switch[] {
  const { now, previews, linked } = artifactBytes;
  return [
    { flag: '--artifacts previews', saved: now - previews, effect: 'only what pages show is copied.' },
    { flag: '--artifacts linked', saved: now - linked, effect: 'artifacts are listed, none is copied.' },
  ];
}

function pageSwitches({ pageBytes, wholePages }: Weighed): readonly Switch[] {
  return Object.entries(wholePages).map(([value, whole]) => {
    const short = [...pageBytes].filter(([key]) => !whole.has(key));
    const saved = short.reduce((sum, [, bytes]) => sum + Math.max(0, bytes - SHORT_PAGE_BYTES), 0);
    return {
      flag: `--run-pages ${value}`,
      saved,
      effect: `${countOf(short.length, 'run')} get a short page instead of a whole one.`,
    };
  });
}
