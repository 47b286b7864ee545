import type { CheckFile } from '../../../src/entities/check-file.ts';
import { textTable } from '../text-table.ts';

const SIGNS = { fail: '✗ fail', warn: '! warn', inconclusive: '? inconclusive', pass: '✓ pass' } as const;

/** The results of gates for a terminal. */
export function gatesTable({ gates }: Pick<CheckFile, 'gates'>): string {
  const rows = gates.map(({ verdict, gate, rule, subject = '', measured, why }) =>
    [SIGNS[verdict], gate === rule ? rule : `${gate}: ${rule}`, subject, measured, why].map((text) => ({
      text,
      data: text,
    })),
  );
  return textTable({ headers: ['result', 'gate', 'where', 'measured', 'why'], rows });
}
