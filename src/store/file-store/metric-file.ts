import { Buffer } from 'node:buffer';
import type { StoredMetricSummary } from '../../entities/metric.ts';
import { encodeHistoryLine, encodeValue, isExact, summarise } from '../metric-history.ts';
import { type MetricFileProblem, metricProblems } from './metric-problem.ts';

export type MetricFile = {
  /** Absent when the file holds no readable point. */
  readonly summary: StoredMetricSummary | undefined;
  /** The line of the history file (see `metricHistoryLineSchema`), without its newline. */
  readonly line: Buffer | undefined;
  readonly problems: readonly MetricFileProblem[];
};

type Dataset = { readonly name: string; readonly digest: string };

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
const UPPER_E = 69;
const LOWER_E = 101;

const BYTE_ORDER_MARK = Buffer.from('\ufeff');

/** Powers of ten that a double holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** Columns of the file being read. They are reused from file to file, as a store has a hundred thousand of them. */
let capacity = 4096;
let steps = new Float64Array(capacity);
let timestamps = new Float64Array(capacity);
let values = new Float64Array(capacity);
/** The values as JSON text, each followed by a comma. */
let text = Buffer.allocUnsafe(1 << 16);

function growColumns(): void {
  capacity *= 2;
  const grow = (column: Float64Array) => {
    const larger = new Float64Array(capacity);
    larger.set(column);
    return larger;
  };
  steps = grow(steps);
  timestamps = grow(timestamps);
  values = grow(values);
}

function growText(needed: number): void {
  const larger = Buffer.allocUnsafe(Math.max(text.length * 2, needed));
  text.copy(larger);
  text = larger;
}

/** How Python's `float()` reads a value: any case of nan/inf/infinity, a sign, underscores between digits. */
export function pythonFloat(token: string): number | undefined {
  const named = /^([+-]?)(nan|inf|infinity)$/i.exec(token);
  if (named) {
    if (named[2]?.toLowerCase() === 'nan') return Number.NaN;
    return named[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  if (!/^[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+(_\d+)*)?$/i.test(token)) return undefined;
  return Number(token.replaceAll('_', ''));
}

/** A whole number; also `12.0` and `1e3`, which other loggers than MLflow's own have written. */
export function wholeNumber(token: string): number | undefined {
  if (/^[+-]?\d+$/.test(token)) return Number(token);
  const value = pythonFloat(token);
  return value !== undefined && Number.isFinite(value) ? Math.trunc(value) : undefined;
}

type Point = { timestamp: number; value: number; step: number; dataset: Dataset | undefined };

/**
 * Reads one line the slow and tolerant way: `timestamp value [step [dataset name… digest]]`. The step is field 3
 * whatever follows it (MLflow's own reader takes it for 0 when a dataset follows); a dataset's name may hold spaces.
 */
function parseLine(line: string): Point | undefined {
  const fields = line.split(' ').filter((field, index) => field !== '' || index > 3);
  const [timestampText, valueText, stepText = '0'] = fields;
  if (timestampText === undefined || valueText === undefined) return undefined;
  const timestamp = wholeNumber(timestampText);
  const value = pythonFloat(valueText);
  const step = wholeNumber(stepText);
  if (timestamp === undefined || value === undefined || step === undefined) return undefined;
  const digest = fields.length >= 5 ? fields.at(-1) : undefined;
  const dataset = digest === undefined ? undefined : { name: fields.slice(3, -1).join(' '), digest };
  return { timestamp, value, step, dataset };
}

/**
 * Reads a metric file: one line per logged point, appended by whoever logged. Lines that cannot be read become
 * problems and the rest is kept. Written for speed: the common line (`digits number digits`) is scanned byte by
 * byte and its value's digits are copied into the history as they are.
 */
export function parseMetricFile(bytes: Uint8Array, key: string): MetricFile {
  const buffer = Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const problems = metricProblems();
  const length = buffer.length;
  if (length === 0)
    return { summary: undefined, line: undefined, problems: [{ code: 'empty-file', found: '' }] };

  const latin1 = buffer.toString('latin1', 0, length);
  if (text.length < length * 2 + 64) growText(length * 2 + 64);
  let out = 0;
  let count = 0;
  let lineNumber = 0;
  let datasets: Dataset[] | undefined;
  let datasetIndexes: number[] | undefined;

  let at = 0;
  while (at < length) {
    const start = at;
    lineNumber += 1;
    if (count === capacity) growColumns();

    // Fast path: digits, space, JSON number, space, digits, newline.
    let timestamp = 0;
    let byte = buffer[at] as number;
    while (byte >= ZERO && byte <= NINE) {
      timestamp = timestamp * 10 + (byte - ZERO);
      byte = buffer[++at] as number;
    }
    let fast = at > start && at - start <= 15 && byte === SPACE;
    if (fast) {
      const valueStart = ++at;
      byte = buffer[at] as number;
      const negative = byte === MINUS;
      if (negative) byte = buffer[++at] as number;
      const wholeStart = at;
      let mantissa = 0;
      let digits = 0;
      let scale = 0;
      while (byte >= ZERO && byte <= NINE) {
        mantissa = mantissa * 10 + (byte - ZERO);
        digits += 1;
        byte = buffer[++at] as number;
      }
      // JSON allows no leading zero: `007` goes the slow way.
      fast = digits > 0 && (digits === 1 || buffer[wholeStart] !== ZERO);
      if (fast && byte === DOT) {
        byte = buffer[++at] as number;
        const fractionStart = at;
        while (byte >= ZERO && byte <= NINE) {
          mantissa = mantissa * 10 + (byte - ZERO);
          digits += 1;
          byte = buffer[++at] as number;
        }
        scale = fractionStart - at;
        fast = at > fractionStart;
      }
      if (fast && (byte === LOWER_E || byte === UPPER_E)) {
        byte = buffer[++at] as number;
        const negativeExponent = byte === MINUS;
        if (negativeExponent || byte === PLUS) byte = buffer[++at] as number;
        const exponentStart = at;
        let exponent = 0;
        while (byte >= ZERO && byte <= NINE) {
          exponent = exponent * 10 + (byte - ZERO);
          byte = buffer[++at] as number;
        }
        fast = at > exponentStart && at - exponentStart < 5;
        scale += negativeExponent ? -exponent : exponent;
      }
      if (fast && byte === SPACE) {
        const valueEnd = at;
        byte = buffer[++at] as number;
        const negativeStep = byte === MINUS;
        if (negativeStep) byte = buffer[++at] as number;
        const stepStart = at;
        let step = 0;
        while (byte >= ZERO && byte <= NINE) {
          step = step * 10 + (byte - ZERO);
          byte = buffer[++at] as number;
        }
        fast = at > stepStart && at - stepStart <= 15 && (byte === NEWLINE || at === length);
        if (fast) {
          // At most 15 digits and a power of ten that is exact: the product is correctly rounded
          // (Clinger 1990, "How to read floating point numbers accurately"). Else the engine decides.
          let value: number;
          if (digits <= 15 && scale >= -22 && scale <= 22) {
            value = scale < 0 ? mantissa / (POWERS[-scale] as number) : mantissa * (POWERS[scale] as number);
            if (negative) value = -value;
          } else {
            value = Number(latin1.substring(valueStart, valueEnd));
          }
          if (Number.isFinite(value)) {
            for (let i = valueStart; i < valueEnd; i++) text[out++] = buffer[i] as number;
            text[out++] = COMMA;
            timestamps[count] = timestamp;
            values[count] = value;
            steps[count] = negativeStep && step > 0 ? -step : step;
            if (datasetIndexes) datasetIndexes.push(-1);
            count += 1;
            at += 1;
            continue;
          }
        }
      } else {
        fast = false;
      }
    }

    // Slow path: find the line's end and read it field by field.
    let end = buffer.indexOf(NEWLINE, start);
    const unfinished = end < 0;
    if (unfinished) end = length;
    at = end + 1;
    const lineEnd = end > start && buffer[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
    // Editors on Windows put a byte-order mark before the first line.
    const skipped = start === 0 && buffer.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
    const line = buffer.toString('utf8', start + skipped, lineEnd);
    if (line.trim() === '') continue;
    const point = parseLine(line);
    if (!point) {
      problems.report({
        code: unfinished ? 'unfinished-line' : 'malformed-line',
        line: lineNumber,
        found: line.slice(0, 80),
      });
      continue;
    }
    if (!isExact(point.step) || !isExact(point.timestamp)) {
      problems.report({ code: 'unsafe-integer', line: lineNumber, found: line.slice(0, 80) });
      continue;
    }
    const written = encodeValue(point.value);
    if (text.length < out + written.length + length + 64) growText(out + written.length + length + 64);
    out += text.write(written, out, 'latin1');
    text[out++] = COMMA;
    timestamps[count] = point.timestamp;
    values[count] = point.value;
    steps[count] = point.step;
    if (point.dataset) {
      datasets ??= [];
      datasetIndexes ??= new Array<number>(count).fill(-1);
      const { name, digest } = point.dataset;
      let index = datasets.findIndex((dataset) => dataset.name === name && dataset.digest === digest);
      if (index < 0) index = datasets.push(point.dataset) - 1;
      datasetIndexes.push(index);
    } else if (datasetIndexes) {
      datasetIndexes.push(-1);
    }
    count += 1;
  }

  if (count === 0) {
    if (problems.all().length === 0) problems.report({ code: 'empty-file', found: '' });
    return { summary: undefined, line: undefined, problems: problems.all() };
  }
  const columns = { steps, timestamps, values, count };
  const { summary, latest } = summarise(key, columns);
  const dataset = datasets?.[datasetIndexes?.[latest] ?? -1];
  if (dataset) summary.dataset = dataset;
  const points = datasets && datasetIndexes ? { datasets, indexes: datasetIndexes } : undefined;
  // Without the last comma.
  const line = encodeHistoryLine(key, columns, text.subarray(0, out - 1), points);
  return { summary, line, problems: problems.all() };
}
