import { exportCsv } from '../../../analysis/export-csv.ts';
import type { ExportCell } from '../../../analysis/export-table.ts';
import type { CurveLine } from './curve-lines.ts';

/** What a style sheet says about a drawing, which has none when it stands alone. */
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;
const NAMESPACE = 'http://www.w3.org/2000/svg';
const LEGEND_ROW = 18;
const MARGIN = 12;

/** The drawing as a file of its own: styles written out, marks put in place, its legend below. */
export function standaloneSvg(svg: SVGSVGElement, title: string): string {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [svg, copy].map((root) => [root, ...root.querySelectorAll('*')]);
  originals?.forEach((original, index) => {
    const target = copies?.[index];
    if (target) writeStyles(original, target);
  });
  for (const use of [...copy.querySelectorAll('use')]) inlineMark(use);
  for (const element of copy.querySelectorAll('title, desc')) element.remove();
  for (const element of copy.querySelectorAll('[class]')) element.removeAttribute('class');
  const legend = legendOf(svg, width);
  const total = height + legend.height + 2 * MARGIN;
  copy.setAttribute('xmlns', NAMESPACE);
  copy.removeAttribute('class');
  copy.setAttribute('width', String(width + 2 * MARGIN));
  copy.setAttribute('height', String(total));
  copy.setAttribute('viewBox', `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${total}`);
  const paper = document.createElementNS(NAMESPACE, 'rect');
  for (const [name, value] of Object.entries({ x: -MARGIN, y: -MARGIN, width: '100%', height: '100%' }))
    paper.setAttribute(name, String(value));
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(paper);
  const name = document.createElementNS(NAMESPACE, 'title');
  name.textContent = title;
  copy.prepend(name);
  legend.group.setAttribute('transform', `translate(0 ${height + LEGEND_ROW})`);
  copy.append(legend.group);
  return new XMLSerializer().serializeToString(copy);
}

function writeStyles(from: Element, to: Element): void {
  const styles = getComputedStyle(from);
  for (const name of STYLES) {
    const value = styles.getPropertyValue(name);
    if (value) to.setAttribute(name, value);
  }
}

function inlineMark(use: SVGUseElement): void {
  const mark = document.querySelector(use.getAttribute('href') ?? '');
  const group = document.createElementNS(NAMESPACE, 'g');
  for (const { name, value } of use.attributes)
    if (!/^(href|x|y|class)$/.test(name)) group.setAttribute(name, value);
  group.setAttribute('transform', `translate(${use.getAttribute('x') ?? 0} ${use.getAttribute('y') ?? 0})`);
  for (const child of mark?.children ?? []) group.append(child.cloneNode(true));
  use.replaceWith(group);
}

/** One row for each line that has a name: its mark and its name, in two columns. */
function legendOf(
  svg: SVGSVGElement,
  width: number,
): { readonly group: SVGGElement; readonly height: number } {
  const group = document.createElementNS(NAMESPACE, 'g');
  const paths = [...svg.querySelectorAll<SVGPathElement>('path[data-label]')];
  const columns = Math.max(1, Math.floor(width / 220));
  paths.forEach((path, index) => {
    const [x, y] = [((index % columns) * width) / columns, Math.floor(index / columns) * LEGEND_ROW];
    const line = document.createElementNS(NAMESPACE, 'path');
    writeStyles(path, line);
    line.setAttribute('d', `M${x} ${y}h28`);
    const text = document.createElementNS(NAMESPACE, 'text');
    for (const [name, value] of Object.entries({
      x: x + 36,
      y: y + 4,
      'font-size': '12px',
      'font-family': 'sans-serif',
    }))
      text.setAttribute(name, String(value));
    text.setAttribute('fill', getComputedStyle(document.body).color);
    text.textContent = path.dataset['label'] ?? '';
    group.append(line, text);
  });
  return { group, height: (Math.ceil(paths.length / columns) + 1) * LEGEND_ROW };
}

/** Every point of the lines: as logged and, where they are smoothed, as drawn; of means, their bands. */
export function csvOfLines(lines: readonly CurveLine[]): string {
  const cell = (data: number | string | undefined): ExportCell => ({ text: String(data ?? ''), data });
  const rows = lines.flatMap(({ label, metric, run, points, x, y, raw, band }) =>
    Array.from(x, (place, index) => [
      cell(label),
      cell(run?.run.runId),
      cell(metric),
      cell(place),
      cell(points?.steps[index]),
      cell(points?.timestampsMs[index]),
      cell((raw ?? y)[index]),
      cell(raw && y[index]),
      cell(band?.low[index]),
      cell(band?.high[index]),
    ]),
  );
  const headers = [
    'run',
    'run_id',
    'metric',
    'x',
    'step',
    'timestamp_ms',
    'value',
    'smoothed',
    'low',
    'high',
  ];
  return exportCsv({ headers, rows });
}
