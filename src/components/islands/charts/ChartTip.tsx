type Props = {
  /** A name, and a line for each fact. */
  readonly text: string;
  /** Where it points to, in pixels of the drawing. */
  readonly at: readonly [number, number];
  readonly width: number;
  readonly height: number;
  /** Whether a click leads somewhere. */
  readonly opens: boolean;
};

const LONGEST = 80;

/** What a mark stands for, beside it; on the side where there is room. */
export function ChartTip({ text, at: [x, y], width, height, opens }: Props) {
  const [name = '', ...facts] = text
    .split('\n')
    .map((line) => (line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line));
  const isRight = x > width / 2;
  return (
    <div
      className={isRight ? 'tip tip-left' : 'tip'}
      aria-hidden="true"
      style={{
        [isRight ? 'right' : 'left']: `${((isRight ? width - x : x) / width) * 100}%`,
        top: `${(y / height) * 100}%`,
      }}
    >
      <b>{name}</b>
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two facts may be the same
        <span key={index}>{fact}</span>
      ))}
      {opens && <span className="mut">Click or Enter opens the run</span>}
    </div>
  );
}
