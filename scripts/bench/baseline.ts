import { readdirSync, readFileSync } from 'node:fs';

export type Baseline = { readonly ms: number; readonly files: number; readonly bytes: number };

/** The least that any reader must do: list every folder and read every file once, one after the other. */
export function readEverything(root: string): Baseline {
  const started = performance.now();
  let files = 0;
  let bytes = 0;
  const visit = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const at = `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(at);
      else {
        bytes += readFileSync(at).length;
        files += 1;
      }
    }
  };
  visit(root);
  return { ms: performance.now() - started, files, bytes };
}
