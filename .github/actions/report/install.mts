import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { required, run, setOutput, step, told } from './step.mts';

const NPM_FLAGS = ['--no-audit', '--no-fund'];
const PROGRAM = join('bin', 'runfolio.js');

/** Finds Runfolio or installs it, and resolves the commits that are compared, by which their snapshots are cached. */
step(() => {
  if (told('COMPARE_WITH') !== '') {
    setOutput('base', commitOf(told('COMPARE_WITH')));
    setOutput('head', told('HEAD') === '' ? 'workspace' : commitOf(told('HEAD')));
  }
  setOutput('program', findProgram(required('GITHUB_WORKSPACE')));
});

function findProgram(workspace: string): string {
  if (told('PACKAGE') !== '') return installPackage(told('PACKAGE'), workspace);
  const own = packageOf(workspace);
  if (own?.name === 'runfolio') return installClone(workspace);
  const dependency = join(workspace, 'node_modules', 'runfolio', PROGRAM);
  if (existsSync(dependency)) return dependency;
  if ({ ...own?.dependencies, ...own?.devDependencies }['runfolio'] !== undefined) {
    installDependency(workspace);
    return dependency;
  }
  const repository = resolve(required('GITHUB_ACTION_PATH'), '..', '..', '..');
  if (packageOf(repository)?.name === 'runfolio') return installClone(repository);
  throw new Error(
    'Runfolio is not there: the package.json of this repository does not name it, and neither does the input package. Install it with npm, as its README says, and commit package.json and package-lock.json; or set the variable RUNFOLIO_PACKAGE to what npm is to install, which runs of forks do not see.',
  );
}

/** npm refuses lock files of its own making that lack an optional package of another system: they are followed as far as they go. */
function installDependency(workspace: string): void {
  const hasLock = existsSync(join(workspace, 'package-lock.json'));
  if (hasLock && run('npm', ['ci', ...NPM_FLAGS], { cwd: workspace }).code === 0) return;
  if (hasLock)
    console.log('::warning::npm ci refused package-lock.json; npm install followed it as far as it goes.');
  npm(['install', '--no-save'], workspace);
}

/** Into a folder of the runner: the workspace stays as it was checked out. */
function installPackage(wanted: string, workspace: string): string {
  const folder = join(required('RUNNER_TEMP'), 'runfolio', 'package');
  mkdirSync(folder, { recursive: true });
  const file = resolve(workspace, wanted);
  npm(['install', '--prefix', folder, '--', existsSync(file) ? file : wanted], workspace);
  return join(folder, 'node_modules', 'runfolio', PROGRAM);
}

function installClone(folder: string): string {
  npm(['ci', '--omit=dev'], folder);
  return join(folder, PROGRAM);
}

function npm([command = '', ...rest]: readonly string[], cwd: string): void {
  const { code } = run('npm', [command, ...NPM_FLAGS, ...rest], { cwd });
  if (code !== 0) throw new Error(`npm ${command} failed with code ${code}.`);
}

type Package = {
  readonly name?: unknown;
  readonly dependencies?: Readonly<Record<string, unknown>>;
  readonly devDependencies?: Readonly<Record<string, unknown>>;
};

function packageOf(folder: string): Package | undefined {
  const file = join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Package) : undefined;
}

function commitOf(ref: string): string {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8', cwd: process.cwd() });
  if (status === 0) return stdout.trim();
  throw new Error(`${ref} is no commit of this checkout. Give actions/checkout a greater fetch-depth.`);
}
