import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatCount, formatDuration } from '../src/site/format.ts';
import { command, EXIT, main, UsageError } from './cli/command.ts';
import { add, inOrder, type JudgeCounts, type Verdict, verdictsByKind } from './conformance/kinds.ts';
import { readNeutral } from './conformance/read-neutral.ts';
import { type Comparison, findComparisons, findRoot } from './conformance/tarballs.ts';

type Judgement = { readonly counts: JudgeCounts; readonly allowed: Readonly<Record<string, number>> };

/** What became of the whole: a check is one kind of thing in one store. */
type Tally = {
  passed: number;
  failed: number;
  readonly kinds: Map<string, Verdict>;
  readonly reasons: Map<string, number>;
};

/** Reads real stores, and has what was read judged against what MLflow itself reads from them. */
await main(async () => {
  const options = command(
    'conformance',
    'Compare what Runfolio reads from real stores with what MLflow reads from them.',
  )
    .requiredOption('--stores <folder>', 'tarballs of stores')
    .requiredOption('--oracle <folder>', "MLflow's answers, with compare_oracle.py, the judge")
    .option('--show <n>', 'differences shown per kind', '5')
    .parse()
    .opts<{ stores: string; oracle: string; show: string }>();
  const started = performance.now();
  const judge = join(options.oracle, 'compare_oracle.py');
  if (!existsSync(judge)) throw new UsageError(`There is no judge ${judge}.`);
  const comparisons = plan(options.stores, options.oracle);
  const tally: Tally = { passed: 0, failed: 0, kinds: new Map(), reasons: new Map() };
  for (const store of new Set(comparisons.map((comparison) => comparison.store))) {
    const own = comparisons.filter((comparison) => comparison.store === store);
    await judgeStore(own, judge, options.show, tally);
  }
  printTotals(tally);
  console.log(`Done in ${formatDuration(performance.now() - started)}`);
  if (tally.passed + tally.failed === 0) throw new UsageError('Nothing was compared.');
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed > 0 ? EXIT.findings : EXIT.done;
});

function plan(stores: string, oracle: string): readonly Comparison[] {
  try {
    return findComparisons(stores, oracle);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Judges all roots of one tarball. */
async function judgeStore(
  comparisons: readonly Comparison[],
  judge: string,
  show: string,
  tally: Tally,
): Promise<void> {
  const [{ tarball, store } = { tarball: '', store: '' }] = comparisons;
  const folder = mkdtempSync(join(tmpdir(), 'runfolio-conformance-'));
  try {
    run('tar', ['xzf', tarball, '-C', folder]);
    const top = existsSync(join(folder, store)) ? join(folder, store) : folder;
    for (const comparison of comparisons) {
      const { flatRoot } = comparison;
      console.log(`\n${store}  ${flatRoot}`);
      const root = findRoot(top, flatRoot);
      if (!root) throw new Error(`there is no ${flatRoot} in the tarball`);
      const candidate = join(folder, 'candidate.json');
      writeFileSync(candidate, JSON.stringify(await readNeutral(root)));
      const failedBefore = tally.failed;
      count(JSON.parse(run('python3', [judge, comparison.oracle, candidate, '--json'])) as Judgement, tally);
      if (tally.failed > failedBefore)
        console.log(run('python3', [judge, comparison.oracle, candidate, '--show', show]));
    }
  } catch (error) {
    tally.failed += 1;
    console.log(`  FAILED: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints and adds up what the judge says of one root. */
function count({ counts, allowed }: Judgement, tally: Tally): void {
  const verdicts = verdictsByKind(counts);
  if (verdicts.size === 0) console.log('  nothing here for either reader');
  for (const [kind, verdict] of verdicts) {
    add(tally.kinds, kind, verdict);
    if (verdict.different === 0) tally.passed += 1;
    else tally.failed += 1;
    console.log(row(kind, verdict));
  }
  for (const [reason, n] of Object.entries(allowed))
    tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + n);
}

function row(kind: string, { equal, different, allowed }: Verdict): string {
  const rest = allowed > 0 ? `, ${formatCount(allowed)} allowed` : '';
  return `  ${kind.padEnd(18)} ${formatCount(equal).padStart(9)} equal, ${formatCount(different)} different${rest}`;
}

function printTotals({ kinds, reasons }: Tally): void {
  console.log('\nAll stores');
  const all: Verdict = { equal: 0, different: 0, allowed: 0 };
  for (const [kind, verdict] of inOrder(kinds)) {
    console.log(row(kind, verdict));
    all.equal += verdict.equal;
    all.different += verdict.different;
    all.allowed += verdict.allowed;
  }
  console.log(row('total', all));
  const listed = [...reasons].sort().map(([reason, n]) => `${reason} ${formatCount(n)}`);
  if (listed.length > 0)
    console.log(`  allowed, because MLflow is wrong or blind there: ${listed.join(', ')}`);
}

/** Runs a command; 0 and 1 are answers, anything else is a failure. */
function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  const isAnswer = status === 0 || (program === 'python3' && status === 1);
  if (!isAnswer) throw new Error(`${program} ended with ${status}: ${stderr.trim().slice(-500)}`);
  return stdout;
}
