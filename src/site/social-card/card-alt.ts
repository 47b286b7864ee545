import { cut } from '../format.ts';
import type { Card, CardBody } from './card.ts';

const LONGEST = 300;

/** What a card says, for who does not see it. */
export function cardAlt({ title, facts, body }: Card): string {
  const parts = [title.text, facts.join(', '), bodyText(body)];
  const sentences = parts.map((part) => part.trim().replace(/\.$/, '')).filter((part) => part !== '');
  return cut(`${sentences.join('. ')}.`.replace(/\s+/g, ' '), LONGEST);
}

function bodyText(body: CardBody): string {
  switch (body.kind) {
    case 'words':
      return body.lines.join(' ');
    case 'result': {
      const { metric, value, spread, of, notes } = body.result;
      const number = spread === '' ? value : `${value} ${spread}`;
      return `${metric.text} ${number}: ${of.text}, ${notes.join(', ')}`;
    }
    case 'dots':
      return body.rows
        .slice(0, 3)
        .map(({ name, value }) => `${name.text} ${value}`)
        .join(', ');
    case 'list':
      return body.list.rows
        .slice(0, 3)
        .map(({ cells }) => cells.map(({ text, suffix = '' }) => text + suffix).join(' '))
        .join(', ');
    default:
      return body satisfies never;
  }
}
