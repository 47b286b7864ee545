import { compareText } from '../../analysis/order.ts';
import type { Diagnostic, Severity } from '../../entities/diagnostic.ts';
import type { RegisteredModelKey, RunKey } from '../../entities/ids.ts';
import { countOf } from '../format.ts';
import { experimentLabel, modelLabel, runLabel } from '../labels.ts';
import type { Report } from '../report.ts';
import { diagnosticCodeAnchor, diagnosticModelAnchor, diagnosticRunAnchor, paths } from '../routes.ts';
import { diagnosticPlace, isOfSettings } from '../sources.ts';
import { amountText, type FileAccount, fileAccount, type RowAccount, rowAccount } from './source-account.ts';

/** Rows of one kind of problem on the page; all of them are in `diagnostics.json`. */
const SHOWN_PER_CODE = 50;

/** What a diagnostic is about; without a path when it has no page. */
export type DiagnosticObject = {
  readonly kind: 'Run' | 'Model' | 'Experiment' | 'Store' | 'Settings';
  readonly label: string;
  readonly path: string | undefined;
};

export type DiagnosticRow = {
  /** The anchor of its run or model, on the first row about it. */
  readonly anchor: string | undefined;
  readonly object: DiagnosticObject;
  /** As `diagnosticPlace` says it. */
  readonly place: string;
  readonly diagnostic: Diagnostic;
};

/** All diagnostics of one code. */
export type DiagnosticGroup = {
  readonly code: string;
  readonly anchor: string;
  readonly severity: Severity;
  readonly count: number;
  readonly rows: readonly DiagnosticRow[];
  /** Said once when it is the same for all. */
  readonly why: string | undefined;
  readonly fix: string | undefined;
};

export type DiagnosticsPageData = {
  /** One sentence: how many of which severity. */
  readonly summary: string;
  readonly groups: readonly DiagnosticGroup[];
  /** What places are in these sources: files, tables, or both. */
  readonly placeHead: string;
  /** Every anchor of a row. */
  readonly anchors: ReadonlySet<string>;
  readonly files: FileAccount | undefined;
  readonly rows: RowAccount | undefined;
};

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const NOUNS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

const made = new WeakMap<Report, DiagnosticsPageData>();

/** What the page of diagnostics shows; made once a report, as every run with a problem links into it. */
export function diagnosticsPageData(report: Report): DiagnosticsPageData {
  const known = made.get(report);
  if (known) return known;
  const groups = groupsOf(report);
  const anchors = new Set(groups.flatMap(({ rows }) => rows.flatMap(({ anchor }) => anchor ?? [])));
  const { sources } = report.manifest;
  const data = {
    summary: summaryOf(report),
    groups,
    placeHead: placeHead(report),
    anchors,
    files: fileAccount(sources),
    rows: rowAccount(sources),
  };
  made.set(report, data);
  return data;
}

function summaryOf({ diagnostics, runs, manifest }: Report): string {
  if (diagnostics.length === 0) return `Nothing to report: ${countOf(runs.length, 'run')} read, 0 problems.`;
  const counts = SEVERITIES.flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count > 0 ? [countOf(count, NOUNS[severity])] : [];
  });
  const last = counts.pop() ?? '';
  return `${counts.length > 0 ? `${counts.join(', ')} and ${last}` : last} in ${amountText(manifest.sources)}${diagnostics.some(isOfSettings) ? ' and the settings' : ''}.`;
}

function groupsOf(report: Report): readonly DiagnosticGroup[] {
  const anchored = new Set<string>();
  const once = (anchor: string | undefined): string | undefined => {
    if (anchor === undefined || anchored.has(anchor)) return undefined;
    anchored.add(anchor);
    return anchor;
  };
  return [...Map.groupBy(report.diagnostics, ({ code }) => code)]
    .map(([code, members]) => ({ code, members, severity: worst(members) }))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        b.members.length - a.members.length ||
        compareText(a.code, b.code),
    )
    .map(({ code, members, severity }) => ({
      code,
      anchor: diagnosticCodeAnchor(code),
      severity,
      count: members.length,
      rows: members.slice(0, SHOWN_PER_CODE).map((diagnostic) => ({
        anchor: once(ownAnchor(diagnostic)),
        object: objectOf(report, diagnostic),
        place: diagnosticPlace(report.manifest.sources, diagnostic),
        diagnostic,
      })),
      why: shared(members.map(({ why }) => why)),
      fix: shared(members.map(({ fix }) => fix)),
    }));
}

function worst(members: readonly Diagnostic[]): Severity {
  return SEVERITIES.find((severity) => members.some((member) => member.severity === severity)) ?? 'info';
}

function shared(texts: readonly string[]): string | undefined {
  return texts.every((text) => text === texts[0]) ? texts[0] : undefined;
}

function ownAnchor({ runKey, registeredModelKey }: Diagnostic): string | undefined {
  if (runKey) return diagnosticRunAnchor(runKey);
  return registeredModelKey ? diagnosticModelAnchor(registeredModelKey) : undefined;
}

function objectOf(report: Report, diagnostic: Diagnostic): DiagnosticObject {
  const { runKey, registeredModelKey, experimentKey, sourceId } = diagnostic;
  if (isOfSettings(diagnostic)) return { kind: 'Settings', label: diagnostic.key ?? '', path: undefined };
  const run = runKey && report.runByKey.get(runKey);
  if (run) return { kind: 'Run', label: runLabel(run), path: paths.run(run.key) };
  if (registeredModelKey) {
    const model = report.modelByKey.get(registeredModelKey);
    const path = model?.kind === 'model' ? paths.model(model.key) : undefined;
    return { kind: 'Model', label: model ? modelLabel(model) : registeredModelKey, path };
  }
  const experiment = experimentKey && report.experimentByKey.get(experimentKey);
  if (experiment)
    return { kind: 'Experiment', label: experimentLabel(experiment), path: paths.experiment(experiment.key) };
  const source = report.manifest.sources.find(({ id }) => id === sourceId) ?? report.manifest.sources[0];
  return { kind: 'Store', label: source?.label ?? 'store', path: undefined };
}

function placeHead({ diagnostics, manifest: { sources } }: Report): string {
  const concerned = new Set(diagnostics.map(({ sourceId }) => sourceId));
  const kinds = new Set(sources.filter(({ id }) => concerned.has(id)).map(({ kind }) => kind));
  if (!kinds.has('mlflow-sqlite')) return 'File, line';
  return kinds.size === 1 && !diagnostics.some(isOfSettings) ? 'Table, row' : 'File or table';
}

/** Where the problems of a run are shown, with the fragment; undefined when it has none. */
export function diagnosticsPathOfRun(report: Report, key: RunKey): string | undefined {
  return pathOf(report, diagnosticRunAnchor(key), report.diagnosticsByRun.get(key)?.[0]?.code);
}

/** Where the problems of a registered model are shown; undefined when it has none. */
export function diagnosticsPathOfModel(report: Report, key: RegisteredModelKey): string | undefined {
  const first = report.diagnostics.find(({ registeredModelKey }) => registeredModelKey === key);
  return pathOf(report, diagnosticModelAnchor(key), first?.code);
}

/** Beyond the bound of a list there is no row of its own to link to, but the list is. */
function pathOf(report: Report, anchor: string, code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  const { anchors } = diagnosticsPageData(report);
  return `${paths.diagnostics}#${anchors.has(anchor) ? anchor : diagnosticCodeAnchor(code)}`;
}
