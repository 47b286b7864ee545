import { Menu } from './Menu.tsx';

type Props = {
  readonly from: string;
  readonly until: string;
  readonly onChange: (change: { readonly from?: string; readonly until?: string }) => void;
};

/** Choice of the days on which runs started, UTC. */
export function TimeMenu({ from, until, onChange }: Props) {
  return (
    <Menu label={from || until ? `Started ${from || '…'} to ${until || '…'}` : 'Started'}>
      <label>
        From, UTC
        <input type="date" value={from} onChange={({ target }) => onChange({ from: target.value })} />
      </label>
      <label>
        Until
        <input type="date" value={until} onChange={({ target }) => onChange({ until: target.value })} />
      </label>
      {(from || until) && (
        <button type="button" className="btn" onClick={() => onChange({ from: '', until: '' })}>
          Any time
        </button>
      )}
    </Menu>
  );
}
