import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../testing/hostile-texts.ts';
import { type CurvesSpecInput, curvesSpec } from './curves-spec.ts';
import { renderSvg } from './render-svg.ts';
import { runLook } from './run-look.ts';

const x = Float64Array.from([0, 1, 2, 3]);
const y = Float64Array.from([4, Number.NaN, 2, 1]);
const line = { id: 'a', label: 'a run', look: runLook({ kind: 'own', place: 0 }), x, y };
const input: CurvesSpecInput = {
  title: 'loss',
  xName: 'step',
  lines: [line, { ...line, id: 'b', label: 'another', look: runLook({ kind: 'own', place: 1 }) }],
  xKind: 'linear',
  yKind: 'linear',
  zoom: undefined,
  yRange: undefined,
};

describe('curvesSpec', () => {
  // renderSvg throws when Vega-Lite warns.
  it.each<readonly [string, Partial<CurvesSpecInput>]>([
    ['lines', {}],
    ['a part of log axes', { xKind: 'log', yKind: 'log', zoom: [1, 3] }],
    ['wall time', { xKind: 'time', zoom: [0, 2] }],
    ['durations without outliers', { xKind: 'duration', yRange: [1, 3] }],
    ['smoothed lines with the raw ones', { lines: [{ ...line, raw: y }] }],
    ['a band', { lines: [{ ...line, band: { low: y, high: y } }] }],
    ['nothing', { lines: [{ ...line, y: y.map(() => Number.NaN) }] }],
    ['thirty lines', { lines: Array.from({ length: 30 }, (_, index) => ({ ...line, id: `l${index}` })) }],
  ])('compiles without a warning with %s', async (_name, part) => {
    const spec = curvesSpec({ ...input, ...part });
    expect(JSON.stringify(spec)).not.toContain('var(--');
    const { inner } = await renderSvg(JSON.parse(JSON.stringify(spec)));
    expect(inner).not.toMatch(/NaN|undefined/);
  });

  it('holds what is shown: names, the gap at NaN, the part that is zoomed to', async () => {
    const spec = curvesSpec({ ...input, zoom: [1, 2] });
    const { inner } = await renderSvg(spec);
    expect(inner).toContain('>a run</text>');
    expect(JSON.stringify(spec)).toContain('"y":null');
    expect(JSON.stringify(spec)).toContain('"domain":[1,2]');
  });

  it('is a chart of runs and metrics with any name', async () => {
    for (const text of HOSTILE_TEXTS) {
      const spec = curvesSpec({ ...input, title: text, xName: text, lines: [{ ...line, label: text }] });
      await expect(renderSvg(spec)).resolves.toBeDefined();
    }
  });
});
