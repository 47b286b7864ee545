import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { CardFonts } from './fonts.ts';

const require = createRequire(import.meta.url);
let ready: Promise<void> | undefined;

/** Draws pictures as PNG, the same bytes for the same drawing: no typeface of the machine is looked at. */
export async function pngRenderer({ family, files }: CardFonts): Promise<(svg: string) => Uint8Array> {
  ready ??= initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  await ready;
  const options = {
    font: {
      fontBuffers: [...files],
      defaultFontFamily: family,
      serifFamily: family,
      sansSerifFamily: family,
    },
  };
  return (svg) => {
    const drawing = new Resvg(svg, options);
    const picture = drawing.render();
    const png = picture.asPng();
    // The memory of WebAssembly is not collected with the objects.
    picture.free();
    drawing.free();
    return png;
  };
}
