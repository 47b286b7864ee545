/**
 * Takes over a place of a page that is complete without it. It gets its data from files that the place's `data-…`
 * attributes name, and replaces what is there only when it has all it needs; until then, and when it throws, what was
 * prerendered stays.
 */
export type Island = (place: HTMLElement) => Promise<void>;
