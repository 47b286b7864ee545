type Props = {
  readonly text: string;
  /** Whether words of several, as `RandomForest`, may break as well. */
  readonly atHumps?: boolean;
};

/** A text that may break where its words end, however they are joined. */
export function Breakable({ text, atHumps = false }: Props) {
  const words = text.match(/[^_./\s-]*[_./\s-]+|[^_./\s-]+/g) ?? [text];
  const parts = atHumps ? words.flatMap((word) => word.split(/(?<=\p{Ll})(?=\p{Lu})/u)) : words;
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change their place
    <span key={index}>
      {index > 0 && <wbr />}
      {part}
    </span>
  ));
}
