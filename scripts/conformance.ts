import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Command } from 'commander';

/** Reads real stores and has what was read judged against what MLflow itself reads from them. */
const program = new Command('conformance')
  .description('Compare what Runfolio reads from real stores with what MLflow reads from them.')
  .requiredOption('--stores <folder>', 'tarballs of stores')
  .requiredOption('--oracle <folder>', "MLflow's answers, with compare_oracle.py")
  .option('--show <n>', 'differences shown per kind', '5')
  .parse();
const options = program.opts<{ stores: string; oracle: string; show: string }>();

type Judgement = {
  counts: Record<string, Record<string, number>>;
  allowed: Record<string, number>;
  bad: number;
};

/** `<tarball>.<root with / as _>.json.gz` → the root within the unpacked tarball. */
function findRoot(folder: string, flat: string): string | undefined {
  const walk = (at: string, name: string): string | undefined => {
    if (name === flat) return at;
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const next = name === '' ? entry.name : `${name}_${entry.name}`;
      if (!entry.isDirectory() || !(flat === next || flat.startsWith(`${next}_`))) continue;
      const found = walk(join(at, entry.name), next);
      if (found) return found;
    }
    return undefined;
  };
  return walk(folder, '');
}

function run(command: string, args: readonly string[]): { code: number; stdout: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (stderr) process.stderr.write(stderr);
  return { code: status ?? 2, stdout: stdout ?? '' };
}

let passed = 0;
let failed = 0;
let equal = 0;
const work = mkdtempSync(join(tmpdir(), 'runfolio-conformance-'));
try {
  for (const tarball of readdirSync(options.stores)
    .filter((name) => name.endsWith('.tar.gz'))
    .sort()) {
    const label = tarball.replace(/\.tar\.gz$/, '');
    const oracles = readdirSync(options.oracle).filter(
      (name) => name.startsWith(`${label}.`) && name.endsWith('.json.gz'),
    );
    const folder = mkdtempSync(join(work, 'store-'));
    run('tar', ['xzf', join(options.stores, tarball), '-C', folder]);
    for (const oracle of oracles.sort()) judge(label, oracle, folder);
    rmSync(folder, { recursive: true, force: true });
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`\n${equal} values equal`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function judge(label: string, oracle: string, folder: string): void {
  const flat = oracle.slice(label.length + 1, -'.json.gz'.length);
  if (flat.endsWith('.db')) {
    console.log(`${label} ${flat}: a database, not a file store; not read by this release`);
    return;
  }
  const top = join(folder, label);
  const root = findRoot(existsSync(top) ? top : folder, flat);
  if (!root) {
    failed += 1;
    console.log(`${label} ${flat}: FAILED, no such folder in the tarball`);
    return;
  }
  const out = join(folder, 'candidate.json');
  const read = run(process.execPath, ['scripts/candidate.ts', '--store', root, '--out', out]);
  const judged = run('python3', [
    join(options.oracle, 'compare_oracle.py'),
    join(options.oracle, oracle),
    out,
    '--json',
  ]);
  if (read.code !== 0 || judged.stdout === '') {
    failed += 1;
    console.log(`${label} ${flat}: FAILED, exit codes ${read.code} and ${judged.code}`);
    return;
  }
  const { counts, allowed, bad } = JSON.parse(judged.stdout) as Judgement;
  const matches = Object.values(counts).reduce((sum, count) => sum + (count['match'] ?? 0), 0);
  equal += matches;
  if (bad === 0) passed += 1;
  else failed += 1;
  const reasons = Object.entries(allowed).map(([reason, count]) => `${reason} ${count}`);
  console.log(
    `${label} ${flat}: ${matches} equal, ${bad} different${reasons.length > 0 ? `; allowed: ${reasons.join(', ')}` : ''}`,
  );
  if (bad > 0) {
    console.log(
      run('python3', [
        join(options.oracle, 'compare_oracle.py'),
        join(options.oracle, oracle),
        out,
        '--show',
        options.show,
      ]).stdout,
    );
  }
}
