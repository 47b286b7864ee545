import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Whether this is the compiled package, not a clone. */
export const IS_PACKAGE = import.meta.url.endsWith('.js');

/** The folder of the clone or of the installed package. */
export const PROJECT = resolve(fileURLToPath(new URL(IS_PACKAGE ? '../../..' : '../..', import.meta.url)));
