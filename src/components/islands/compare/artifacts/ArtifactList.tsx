import { Fragment } from 'react';
import { countOf, formatBytes, formatCount } from '../../../../site/format.ts';
import { Check } from '../CurveTools.tsx';
import type { ArtifactItem, ItemKind } from './artifact-items.ts';
import type { ChangeArtifacts } from './artifact-props.ts';
import type { ArtifactView } from './artifact-view.ts';
import { type ListedFolder, listEntries } from './list-entries.ts';

type Props = {
  readonly items: readonly ArtifactItem[];
  readonly runs: number;
  readonly all: boolean;
  readonly changeAll: (all: boolean) => void;
  readonly view: ArtifactView;
  readonly change: ChangeArtifacts;
};

const KINDS: Readonly<Record<ItemKind, string>> = {
  image: 'image',
  steps: 'images by step',
  table: 'table',
  text: 'text',
  other: 'file',
};

/** The paths that the runs have, to open those that are to be compared. */
export function ArtifactList({ items, runs, all, changeAll, view, change }: Props) {
  const { folders, items: listed, left, same } = listEntries(items, view, all);
  const isEmpty = folders.length + listed.length === 0;
  const toggle = (path: string) =>
    change({
      open: view.open.includes(path) ? view.open.filter((other) => other !== path) : [...view.open, path],
    });
  return (
    <>
      <search className="tools cmp-tools" aria-label="Artifacts">
        <label className="field">
          Path
          <input
            type="search"
            value={view.find}
            placeholder="a part of it"
            onChange={({ target }) => change({ find: target.value })}
          />
        </label>
        <Check label="only differing" checked={!all} onChange={(isOn) => changeAll(!isOn)} />
      </search>
      <p className="tcap" role="status">
        {countOf(items.length, 'path')} in {countOf(runs, 'run')}
        {same > 0 && `, ${formatCount(same, 'prose')} the same in all of them`}
        {left > 0 && `; the first ${listed.length} of ${formatCount(listed.length + left, 'prose')}`}
      </p>
      {view.folder !== '' && <Crumbs folder={view.folder} change={change} />}
      {isEmpty ? (
        <p className="note">
          {items.length === same && !view.find ? 'No artifact differs.' : 'No path is like this.'}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
        <section className="tw tall art-list" aria-label="Paths of artifacts" tabIndex={0}>
          <table className="dt">
            <thead>
              <tr>
                <th scope="col" className="k">
                  Path
                </th>
                <th scope="col">Kind</th>
                <th scope="col">Runs</th>
                <th scope="col">Contents</th>
                <th scope="col">Size</th>
              </tr>
            </thead>
            <tbody>
              {folders.map((folder) => (
                <FolderRow key={folder.path} folder={folder} change={change} />
              ))}
              {listed.map((item) => (
                <ItemRow
                  key={item.path}
                  item={item}
                  isOpen={view.open.includes(item.path)}
                  toggle={() => toggle(item.path)}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

function Crumbs({ folder, change }: { readonly folder: string; readonly change: ChangeArtifacts }) {
  const parts = folder.split('/').slice(0, -1);
  const paths = parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
  return (
    <nav className="art-crumbs" aria-label="Folder">
      <button type="button" className="art-link" onClick={() => change({ folder: '' })}>
        all
      </button>
      {paths.map((path, index) => (
        <span key={path}>
          {' / '}
          <button
            type="button"
            className="art-link m"
            aria-current={index === paths.length - 1 ? 'true' : undefined}
            onClick={() => change({ folder: path })}
          >
            {parts[index]}
          </button>
        </span>
      ))}
    </nav>
  );
}

function FolderRow({ folder, change }: { readonly folder: ListedFolder; readonly change: ChangeArtifacts }) {
  return (
    <tr>
      <th scope="row" className="k m">
        <button type="button" className="art-link" onClick={() => change({ folder: folder.path })}>
          {folder.path}
        </button>
      </th>
      <td>folder</td>
      <td colSpan={3}>{countOf(folder.count, 'path')}</td>
    </tr>
  );
}

type ItemRowProps = { readonly item: ArtifactItem; readonly isOpen: boolean; readonly toggle: () => void };

function ItemRow({ item, isOpen, toggle }: ItemRowProps) {
  const { path, kind, having, files } = item;
  const slash = path.lastIndexOf('/') + 1;
  return (
    <tr className={isOpen ? 'art-open' : undefined}>
      <th scope="row" className="k m">
        <button type="button" className="art-link" data-path={path} aria-expanded={isOpen} onClick={toggle}>
          <span className="art-folder">
            <Breakable text={path.slice(0, slash)} />
          </span>
          <Breakable text={path.slice(slash)} />
        </button>
      </th>
      <td>{KINDS[kind]}</td>
      <td>{having === files.length ? 'all' : `${having} of ${files.length}`}</td>
      <td>{contentsText(item)}</td>
      <td className="nw">{sizeText(item)}</td>
    </tr>
  );
}

/** A path that wraps after its signs rather than anywhere. */
function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?<=[/_.-])/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a path stay where they are
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

function contentsText({ kind, contents, steps, having }: ArtifactItem): string {
  if (kind === 'steps') return countOf(Math.max(...steps.map(({ length }) => length)), 'step');
  if (having === 1) return 'in one run';
  return { same: 'the same', differ: 'differ', unknown: 'not compared' }[contents];
}

function sizeText({ files, steps, kind }: ArtifactItem): string {
  const sizes =
    kind === 'steps' ? steps.flat().map(({ file }) => file.size) : files.flatMap((file) => file?.size ?? []);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)].map(formatBytes);
  return least === most ? `${least}` : `${least} – ${most}`;
}
