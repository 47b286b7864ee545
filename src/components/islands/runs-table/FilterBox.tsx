import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { completeFilter, type Known, type Proposal } from '../../../search/complete.ts';
import { functionOf } from '../../../search/vocabulary.ts';
import { cut } from '../../../site/format.ts';
import { visibleText } from '../../../site/visible-text.ts';
import type { Search } from './search-runs.ts';

type Props = {
  readonly text: string;
  readonly search: Search;
  readonly known: Known;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onChange: (text: string) => void;
};

const MOST = 12;
const LONGEST = 60;

/** The filter in the search language: proposes what may come next, and says where it is wrong. */
export function FilterBox({ text, search, known, input, onChange }: Props) {
  const id = useId();
  const [cursor, setCursor] = useState<number | undefined>(undefined);
  const [active, setActive] = useState(-1);
  // Where the cursor belongs once React has written the text, which moves it to the end.
  const placed = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (placed.current === undefined) return;
    input.current?.setSelectionRange(placed.current, placed.current);
    placed.current = undefined;
  });
  const completion = cursor === undefined ? undefined : completeFilter(text, cursor, known);
  const proposals = completion?.proposals.slice(0, MOST) ?? [];
  const close = () => {
    setCursor(undefined);
    setActive(-1);
  };
  const take = ({ insert }: Proposal) => {
    if (!completion) return;
    const { from, to } = completion.range;
    const isCall = insert.endsWith('(') || isInCall(text.slice(0, from));
    const before = `${text.slice(0, from)}${insert}${isCall ? '' : ' '}`;
    onChange(before + text.slice(to).trimStart());
    setActive(-1);
    setCursor(before.length);
    placed.current = before.length;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = proposals[active];
    if (event.key === 'Escape' && cursor !== undefined) close();
    else if (step !== 0 && proposals.length > 0)
      setActive((active + step + proposals.length + (active < 0 && step < 0 ? 1 : 0)) % proposals.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) take(chosen);
    else return;
    event.preventDefault();
  };
  const error = search.kind === 'error' && cursor === undefined ? search : undefined;
  return (
    <div className="field">
      <label htmlFor={`${id}q`}>Filter, MLflow syntax</label>
      <input
        id={`${id}q`}
        ref={input}
        type="text"
        role="combobox"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        placeholder="metrics.loss < 0.5 AND params.model = 'mlp'"
        value={text}
        aria-expanded={proposals.length > 0}
        aria-controls={`${id}list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}o${active}` : undefined}
        aria-invalid={search.kind === 'error'}
        aria-describedby={error ? `${id}error` : undefined}
        onChange={({ target }) => {
          onChange(target.value);
          setCursor(target.selectionStart ?? target.value.length);
          setActive(-1);
        }}
        onClick={({ currentTarget }) => setCursor(currentTarget.selectionStart ?? text.length)}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}list`}
        role="listbox"
        aria-label="Proposals"
        className="proposals"
        hidden={proposals.length === 0}
      >
        {proposals.map((proposal, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the focus and the keys
          <div
            key={`${proposal.kind} ${proposal.label}`}
            id={`${id}o${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // Before the input loses the focus, which would close the list.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(proposal)}
          >
            {cut(visibleText(proposal.label), LONGEST)}
          </div>
        ))}
      </div>
      {search.kind === 'waits' && !search.failed && proposals.length === 0 && (
        <p className="wrong" role="status">
          Loading the histories it asks for…
        </p>
      )}
      {error && (
        <p className="wrong" id={`${id}error`} role="status">
          <ErrorPlace text={text} from={error.range.from} to={error.range.to} /> {visibleText(error.message)}
        </p>
      )}
    </div>
  );
}

/** Whether a field stands here within a function, behind which a comma or parenthesis comes. */
function isInCall(before: string): boolean {
  const [, name = ''] = /(\w+)\s*\(\s*$/.exec(before) ?? [];
  return functionOf(name) !== undefined;
}

const AROUND = 24;

/** The part of the text that is wrong, with a little before it. */
function ErrorPlace({
  text,
  from,
  to,
}: {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}) {
  const start = Math.max(0, from - AROUND);
  return (
    <code>
      {start > 0 && '…'}
      {visibleText(text.slice(start, from))}
      <mark>{visibleText(text.slice(from, Math.max(to, from + 1))) || '␣'}</mark>
    </code>
  );
}
