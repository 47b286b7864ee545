/** The kind of a page, from its path: `runs/*` for `runs/8f2c/index.html`, `/` for the home page. */
export function pageKind(file: string): string {
  const [area = '', ...rest] = file
    .replace(/index\.html$/, '')
    .split('/')
    .slice(0, -1);
  if (file === 'index.html') return '/';
  if (area === '') return file;
  return [area, ...rest.map(() => '*')].join('/');
}
