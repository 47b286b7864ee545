import { describe, expect, it } from 'vitest';
import { chartsOfText, textOfCharts } from './chart-choice.ts';

describe('textOfCharts', () => {
  it('is short, and holds any key', () => {
    const text = textOfCharts([
      {
        kind: 'scatter',
        x: { kind: 'param', key: 'lr' },
        y: { kind: 'metric', key: 'val/acc,top;1' },
        xScale: 'auto',
        yScale: 'auto',
      },
      {
        kind: 'parallel',
        axes: [
          { field: { kind: 'param', key: 'lr' }, brush: [0.001, 0.1] },
          { field: { kind: 'param', key: 'model' }, brush: ['a:b', 'c'] },
        ],
      },
      { kind: 'bar', y: { kind: 'metric', key: 'acc' }, spread: 'sd' },
    ]);
    expect(text).toBe('s,p:lr,m:val%2Facc%2Ctop%3B1;p,p:lr@n:0.001:0.1,p:model@t:a%3Ab:c;r,m:acc');
  });
});

describe('chartsOfText', () => {
  it('leaves out what it cannot read', () => {
    expect(chartsOfText('q,p:a;b,p:a;r,m:acc;s;p')).toEqual([
      { kind: 'bar', y: { kind: 'metric', key: 'acc' }, spread: 'sd' },
    ]);
  });

  it('takes a brush that ends before it begins as none', () => {
    expect(chartsOfText('p,p:lr@n:2:1,p:a@n:1,p:b@x:1:2')).toEqual([
      {
        kind: 'parallel',
        axes: ['lr', 'a', 'b'].map((key) => ({ field: { kind: 'param', key } })),
      },
    ]);
  });
});
