/** Where a chosen board stands on the page, and what it stands in place of. */
export type BoardPlaces = {
  readonly board: HTMLElement;
  readonly lines: HTMLElement;
  /** Shows what is published, or hides it; the title names the metric that is ranked by. */
  readonly show: (what: 'published' | 'chosen', metric: string) => void;
};

/** Makes room for a chosen board beside the published one. */
export function boardPlaces(place: HTMLElement): BoardPlaces {
  const published = [
    place.querySelector<HTMLElement>('[data-published]'),
    document.querySelector<HTMLElement>('[data-board-lines]'),
  ].filter((element) => element !== null);
  const [board, lines] = published.map((element) => {
    const beside = document.createElement('div');
    beside.className = element.className;
    beside.hidden = true;
    element.after(beside);
    return beside;
  });
  if (!board || !lines) throw new Error('the page has no published board');
  const title = place.closest('section')?.querySelector('h2')?.lastChild;
  const titleBefore = title?.textContent ?? '';
  return {
    board,
    lines,
    show: (what, metric) => {
      for (const element of published) element.hidden = what === 'chosen';
      for (const element of [board, lines]) element.hidden = what === 'published';
      if (title) title.textContent = what === 'published' ? titleBefore : `Ranking by ${metric}`;
    },
  };
}
