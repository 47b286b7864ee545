import { formatBytes } from '../../../../site/format.ts';
import type { OpenProps } from './artifact-props.ts';
import { contentGroups } from './content-groups.ts';
import { RunNames } from './RunNames.tsx';

/** Files that are no pictures, texts or tables: which runs have the same one, and where it is. */
export function OtherFiles({ item, runs, baseline }: OpenProps) {
  const groups = contentGroups(item.files, baseline);
  if (!groups) return null;
  return (
    <>
      <p className="note">Files of this kind are not shown here.</p>
      <ul className="art-files">
        {[groups.base, ...groups.others].map(({ file, runs: places }) => (
          <li key={places.join()}>
            <RunNames runs={runs} places={places} /> <FileLink file={file} />
          </li>
        ))}
        {groups.missing.length > 0 && (
          <li>
            <RunNames runs={runs} places={groups.missing} /> <span className="mut">no such file</span>
          </li>
        )}
      </ul>
    </>
  );
}

/** The copy of a file, or why there is none. */
export function FileLink({ file }: { readonly file: NonNullable<OpenProps['item']['files'][number]> }) {
  const size = formatBytes(file.size);
  return file.url === undefined ? (
    <span className="mut">
      {size}, not copied: {file.reason ?? 'its name leads nowhere'}
    </span>
  ) : (
    <a href={file.url}>file, {size}</a>
  );
}
