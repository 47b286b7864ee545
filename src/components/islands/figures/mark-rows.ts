import { chosenNow, onChosen } from './chosen-runs.ts';

/** Marks the rows and columns of tables that are those of the runs that are pointed at or chosen. */
export function markRows(base: string): void {
  const places = new Map<string, HTMLElement[]>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.sides .dt th a[href]')) {
    const path = link.getAttribute('href') ?? '';
    const place = link.closest<HTMLElement>('tbody tr, thead th');
    const run = path.startsWith(`${base}runs/`) ? path.slice(`${base}runs/`.length).replace(/\/$/, '') : '';
    if (place && run !== '') places.set(run, [...(places.get(run) ?? []), place]);
  }
  onChosen(() => {
    const { hover, chosen } = chosenNow();
    for (const [run, elements] of places)
      for (const element of elements)
        element.classList.toggle('hot', run === hover || chosen?.includes(run) === true);
  });
}
