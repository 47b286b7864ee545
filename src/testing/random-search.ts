import fc from 'fast-check';
import {
  type Comparison,
  type Condition,
  DATASET_ATTRIBUTES,
  type Field,
  type Filter,
  NUMBER_OPERATORS,
  type NumberField,
  type OrderField,
  type OrderTerm,
  TEXT_ATTRIBUTES,
  type TextField,
  TIME_ATTRIBUTES,
} from '../search/ast.ts';
import { quoteKey } from '../search/quote.ts';

const NASTY = `"'\`\\%_. \n()/-é😀`;
const shortText = fc.oneof(
  fc.constantFrom('0.1', '1e-3', '64', 'adam', '', ' ', 'it’s', "it's", 'say "hi"', 'x\ny', '%a_'),
  fc.string({ unit: fc.constantFrom(...NASTY, 'a', 'b', '1'), maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);

/** Keys that the grammar has a way to write. */
const writtenKey = fc
  .oneof(fc.constantFrom('lr', 'loss', 'val/acc', 'a b', 'mlflow.user', 'from', '1', '2nd'), shortText)
  .filter((key) => quoteKey(key) !== undefined);

const number = fc.oneof(
  fc.constantFrom(0, 1, 0.1, -1, 1e-3, 1e21, 1e-7, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  fc.double({ noNaN: true }).map((value) => value + 0),
  fc.integer(),
);

const param = writtenKey.map((key) => ({ kind: 'param', key }) as const);
const tag = writtenKey.map((key) => ({ kind: 'tag', key }) as const);
const metric = fc.record({
  kind: fc.constant('metric' as const),
  key: writtenKey,
  value: fc.oneof(
    fc.constantFrom('latest', 'min', 'max', 'best').map((kind) => ({ kind }) as const),
    fc.integer().map((step) => ({ kind: 'at', step }) as const),
    fc.integer({ min: 1 }).map((points) => ({ kind: 'mean', points }) as const),
  ),
});
const numberOf = fc.oneof(param, tag).map((of) => ({ kind: 'number', of }) as const);
const time = fc.constantFrom(...TIME_ATTRIBUTES).map((name) => ({ kind: 'time', name }) as const);
const duration = fc.constant({ kind: 'duration' } as const);
const attribute = fc.constantFrom(...TEXT_ATTRIBUTES).map((name) => ({ kind: 'attribute', name }) as const);
const dataset = fc.constantFrom(...DATASET_ATTRIBUTES).map((name) => ({ kind: 'dataset', name }) as const);

const numberField: fc.Arbitrary<NumberField> = fc.oneof(metric, time, duration, numberOf);
const textField: fc.Arbitrary<TextField> = fc.oneof(param, tag, attribute, dataset);
const field: fc.Arbitrary<Field> = fc.oneof(numberField, textField);

const numberOperator = fc.constantFrom(...NUMBER_OPERATORS);
const FIRST_DATE = Date.parse('0000-01-01T00:00:00Z');
const LAST_DATE = Date.parse('9999-12-31T23:59:59.999Z');

const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  fc.record({
    kind: fc.constant('compare-number' as const),
    field: numberField,
    operator: numberOperator,
    value: number,
    written: fc.constant('number' as const),
  }),
  fc.record({
    kind: fc.constant('compare-number' as const),
    field: time,
    operator: numberOperator,
    value: fc.oneof(
      fc.integer({ min: FIRST_DATE, max: LAST_DATE }),
      fc.integer({ min: -1000, max: 30_000 }).map((days) => days * 86_400_000),
    ),
    written: fc.constant('date' as const),
  }),
  fc.record({
    kind: fc.constant('compare-number' as const),
    field: duration,
    operator: numberOperator,
    value: fc.oneof(
      fc.nat(),
      fc.maxSafeNat(),
      fc.double({ min: 0, max: 1e300, noNaN: true, noDefaultInfinity: true }).map((value) => {
        // As precise as a duration that is read.
        return Number(value.toPrecision(15)) + 0;
      }),
    ),
    written: fc.constant('duration' as const),
  }),
  fc.record({
    kind: fc.constant('compare-text' as const),
    field: textField,
    operator: fc.constantFrom('=', '!=', 'LIKE', 'ILIKE', 'NOT LIKE', 'NOT ILIKE'),
    value: shortText,
  }),
  fc.record({
    kind: fc.constant('compare-list' as const),
    field: textField,
    operator: fc.constantFrom('IN', 'NOT IN'),
    values: fc.array(shortText, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('compare-null' as const),
    field,
    operator: fc.constantFrom('IS NULL', 'IS NOT NULL'),
  }),
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    tie('condition').map((inner) => ({ kind: 'not', condition: inner }) as const),
    fc.tuple(fc.constantFrom('all', 'any'), fc.array(tie('condition'), { minLength: 2, maxLength: 3 })).map(
      ([kind, conditions]): Condition => ({
        kind,
        // None is of its own kind, as the parser has it.
        conditions: conditions.flatMap((each) => (each.kind === kind ? each.conditions : [each])),
      }),
    ),
  ),
}));

/** Filters of every shape, with keys and texts that have quotes, spaces and signs in them. */
export const randomFilter: fc.Arbitrary<Filter> = fc.oneof(condition, fc.constant(undefined));

const orderField: fc.Arbitrary<OrderField> = fc.oneof(numberField, param, tag, attribute);

/** Orders of up to three terms. */
export const randomOrder: fc.Arbitrary<readonly OrderTerm[]> = fc.array(
  fc.record({ field: orderField, direction: fc.constantFrom('ASC', 'DESC') }),
  { maxLength: 3 },
);

const WORDS = [
  ...[
    'metrics.',
    'params.',
    'tags.',
    'attributes.',
    'datasets.',
    'lr',
    'loss',
    'status',
    'name',
    '"a b"',
    '`x`',
  ],
  ...[
    ' ',
    ' ',
    ' ',
    '.',
    ',',
    '(',
    ')',
    '=',
    '!=',
    '<',
    '>=',
    ' LIKE ',
    ' IN ',
    ' NOT ',
    ' IS NULL',
    ' AND ',
  ],
  ...[
    ' OR ',
    "'x'",
    '"y"',
    "'",
    '"',
    '`',
    '0.1',
    '-1',
    '1e-3',
    'best(',
    'at(',
    'number(',
    "'10m'",
    "'2026-01-01'",
  ],
];

/** Texts that look like searches, and others. */
export const randomText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** The keys that random runs have: some of those that random filters ask for. */
const runKey = fc.constantFrom('lr', 'loss', 'val/acc', 'a b', 'mlflow.user', 'from', '1');

const valueByKey = <T>(value: fc.Arbitrary<T>) =>
  fc
    .uniqueArray(fc.record({ key: runKey, value }), { selector: ({ key }) => key, maxLength: 5 })
    .map((pairs) => pairs.map(({ key, value }) => ({ key, value })));

/** What of runs can be searched, with few different values, so that ties and hits are common. */
export const randomRun = fc.record({
  runId: fc.uuid(),
  name: shortText,
  status: fc.constantFrom('FINISHED', 'RUNNING', 'FAILED'),
  userId: fc.option(fc.constantFrom('ada', ''), { nil: undefined }),
  startTimeMs: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  endTimeMs: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
  params: valueByKey(shortText),
  tags: valueByKey(shortText),
  metrics: valueByKey(fc.oneof(fc.constantFrom(0, 1, Number.NaN, Number.POSITIVE_INFINITY), fc.double())),
  datasets: fc.array(fc.constantFrom('iris', 'it’s', ''), { maxLength: 2 }),
});
