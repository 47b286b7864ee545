import type { View } from 'vega';

/** Something that can be pointed at, in pixels of the drawing. */
export type ChartTarget = {
  readonly kind: 'point' | 'line' | 'box';
  /** Its run; absent when it stands for several, or for none. */
  readonly run: string | undefined;
  readonly runs: readonly string[];
  readonly tip: string;
  /** Of a point its middle, of a line its vertices, of a box two corners. */
  readonly points: readonly (readonly [number, number])[];
};

/** What is needed of Vega's scenegraph: groups hold marks, marks hold items. */
type Scene = {
  readonly marktype?: string;
  readonly items?: readonly Scene[];
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly datum?: unknown;
};
type Facts = { readonly run?: unknown; readonly runs?: unknown; readonly tip?: unknown };

/** Everything of a drawn chart whose datum says what it stands for. */
export function chartTargets(view: View): readonly ChartTarget[] {
  const [x, y] = view.origin();
  const { left = 0, top = 0 } = view.padding() as { readonly left?: number; readonly top?: number };
  return targetsOf((view.scenegraph() as unknown as { readonly root: Scene }).root, left + x, top + y);
}

function targetsOf(mark: Scene, left: number, top: number): readonly ChartTarget[] {
  const { marktype, items = [] } = mark;
  if (marktype === 'group')
    return items.flatMap((group) =>
      (group.items ?? []).flatMap((inner) => targetsOf(inner, left + (group.x ?? 0), top + (group.y ?? 0))),
    );
  const at = ({ x = 0, y = 0 }: Scene) => [left + x, top + y] as const;
  if (marktype === 'line') {
    const [first] = items;
    return first ? target('line', first, items.map(at)) : [];
  }
  if (marktype === 'symbol') return items.flatMap((item) => target('point', item, [at(item)]));
  if (marktype !== 'rect') return [];
  return items.flatMap((item) => {
    const [x, y] = at(item);
    const corner = [x + (item.width ?? 0), y + (item.height ?? 0)] as const;
    return target('box', item, [[x, y], corner]);
  });
}

function target(
  kind: ChartTarget['kind'],
  { datum }: Scene,
  points: ChartTarget['points'],
): readonly ChartTarget[] {
  const { run, runs, tip } = (typeof datum === 'object' && datum !== null ? datum : {}) as Facts;
  if (typeof tip !== 'string') return [];
  const own = typeof run === 'string' ? [run] : [];
  const several = Array.isArray(runs) ? runs.map(String) : own;
  return [{ kind, run: several.length === 1 ? several[0] : undefined, runs: several, tip, points }];
}
