import { countOf } from '../../../../site/format.ts';
import type { RunFile } from './artifact-items.ts';
import type { LoadedText } from './load-text.ts';
import { FileLink } from './OtherFiles.tsx';

const MOST_LINES = 60;

/** The beginning of a text in which no run differs. */
export function PlainText({ loaded, file }: { readonly loaded: LoadedText; readonly file?: RunFile }) {
  if (loaded.kind !== 'text')
    return (
      <p className="note">
        {loaded.kind === 'binary' ? 'The file is no text.' : `The file is not here: ${loaded.reason}.`}{' '}
        {file && <FileLink file={file} />}
      </p>
    );
  const lines = loaded.text.split('\n');
  const left = lines.length - MOST_LINES;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <pre className="code art-text" tabIndex={0}>
        {lines.slice(0, MOST_LINES).join('\n')}
      </pre>
      {left > 0 && (
        <p className="note">
          {countOf(left, 'further line')}
          {file && (
            <>
              {' in the '}
              <FileLink file={file} />
            </>
          )}
        </p>
      )}
    </>
  );
}
