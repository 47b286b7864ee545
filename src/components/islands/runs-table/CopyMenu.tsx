import { useState } from 'react';
import { download } from '../download.ts';
import { EXPORT_FORMATS, type ExportFormat, exportShown, type Shown } from './export-shown.ts';
import { Menu } from './Menu.tsx';

type Props = { readonly shown: () => Shown; readonly fileName: string };

const NAMES: Readonly<Record<ExportFormat, string>> = {
  csv: 'CSV',
  tsv: 'TSV, for spreadsheets',
  md: 'Markdown',
  latex: 'LaTeX (booktabs)',
};
const SUFFIXES: Readonly<Record<ExportFormat, string>> = { csv: 'csv', tsv: 'tsv', md: 'md', latex: 'tex' };

/** Copies or downloads the rows and columns that are shown, or copies the address of the view. */
export function CopyMenu({ shown, fileName }: Props) {
  const [said, setSaid] = useState('');
  const copy = (text: string, what: string) => {
    navigator.clipboard.writeText(text).then(
      () => setSaid(`${what} copied`),
      () => setSaid('The browser does not allow copying; download instead'),
    );
  };
  const save = (format: ExportFormat) =>
    download(
      new Blob([exportShown(shown(), format)], { type: 'text/plain;charset=utf-8' }),
      `${fileName}.${SUFFIXES[format]}`,
    );
  return (
    <Menu label="Copy">
      <button type="button" className="btn" onClick={() => copy(location.href, 'Link')}>
        Link to this view
      </button>
      {EXPORT_FORMATS.map((format) => (
        <div className="pair" key={format}>
          <button
            type="button"
            className="btn"
            onClick={() => copy(exportShown(shown(), format), NAMES[format].replace(/,.*/, ''))}
          >
            {NAMES[format]}
          </button>
          <button
            type="button"
            className="btn"
            aria-label={`Download ${NAMES[format]}`}
            onClick={() => save(format)}
          >
            ↓
          </button>
        </div>
      ))}
      <p className="more" role="status">
        {said}
      </p>
    </Menu>
  );
}
