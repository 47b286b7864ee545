/** A box in pixels, y downwards. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** A label that wants to stand beside a point. */
export type WantedLabel = {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** How much larger than a marker what it stands beside is. */
  readonly room?: number;
};

/** Where the text of a label goes, and which of its ends is there; its middle is at `y`. */
export type PlacedLabel = {
  readonly x: number;
  readonly y: number;
  readonly align: 'left' | 'right' | 'center';
};

/** Of 12 pixel text in the page's sans; generous. */
const CHARACTER = 6.7;
const LINE = 14;
const NEAR = 9;
const FAR = 14;

/** Beside, above and below a point, the better places first. */
const PLACES: readonly (PlacedLabel & { readonly cost: number })[] = [
  { x: NEAR, y: 0, align: 'left', cost: 0 },
  { x: -NEAR, y: 0, align: 'right', cost: 1 },
  { x: 6, y: -FAR, align: 'left', cost: 1 },
  { x: -6, y: -FAR, align: 'right', cost: 2 },
  { x: 6, y: FAR, align: 'left', cost: 2 },
  { x: -6, y: FAR, align: 'right', cost: 3 },
  { x: 0, y: -FAR - 3, align: 'center', cost: 3 },
  { x: 0, y: FAR + 3, align: 'center', cost: 4 },
];
/** What a label costs for each whisker or line that it stands on. */
const CROSSING = 4;

/**
 * Places labels around their points so that none covers another, a marker, or leaves the frame; lines are avoided where
 * that is possible. Labels are placed in the order given; one without room is undefined.
 *
 * @param markers boxes that stay free.
 * @param lines boxes that had better stay free.
 * @param mostCrossings a label that could only stand on more lines than this has no room.
 */
export function placeAround(
  wanted: readonly WantedLabel[],
  frame: Box,
  markers: readonly Box[],
  lines: readonly Box[],
  mostCrossings = Number.POSITIVE_INFINITY,
): readonly (PlacedLabel | undefined)[] {
  const taken = [...markers];
  return wanted.map((label) => {
    let best: { readonly place: PlacedLabel; readonly box: Box; readonly cost: number } | undefined;
    for (const { x, y, align, cost } of PLACES) {
      const { room = 0 } = label;
      const place = { x: label.x + x + Math.sign(x) * room, y: label.y + y + Math.sign(y) * room, align };
      const box = boxOf(place, label.text);
      if (!isWithin(box, frame) || taken.some((other) => overlaps(box, other))) continue;
      const crossings = lines.filter((line) => overlaps(box, line)).length;
      const total = cost + CROSSING * crossings;
      if (crossings > mostCrossings) continue;
      if (!best || total < best.cost) best = { place, box, cost: total };
    }
    if (best) taken.push(best.box);
    return best?.place;
  });
}

function boxOf({ x, y, align }: PlacedLabel, text: string): Box {
  const width = [...text].length * CHARACTER;
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  return { left, top: y - LINE / 2, right: left + width, bottom: y + LINE / 2 };
}

/** What an upright or level line, or the diagonal of a box, takes up. */
export function boxOfLine(line: {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}): Box {
  return {
    left: Math.min(line.x, line.x2) - 1,
    right: Math.max(line.x, line.x2) + 1,
    top: Math.min(line.y, line.y2) - 1,
    bottom: Math.max(line.y, line.y2) + 1,
  };
}

function isWithin(box: Box, frame: Box): boolean {
  return (
    box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
  );
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
