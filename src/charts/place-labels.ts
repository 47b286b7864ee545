/**
 * Places labels that want to stand at given heights so that none covers another: each as near as it can, in order.
 * Neighbours that are too close share what they must move (pool adjacent violators), so groups stay centred.
 *
 * @param wanted heights in pixels.
 * @param distance least distance of two labels; less when the room is too small for all.
 * @returns one height per label, within `room`.
 */
export function placeLabels(
  wanted: readonly number[],
  distance: number,
  room: { readonly from: number; readonly to: number },
): readonly number[] {
  const gap = wanted.length > 1 ? Math.min(distance, (room.to - room.from) / (wanted.length - 1)) : distance;
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const last = room.to - gap * (order.length - 1);
  // With the gaps taken out, the places must only not decrease.
  const groups: { sum: number; count: number }[] = [];
  order.forEach((index, place) => {
    let group = { sum: (wanted[index] ?? 0) - place * gap, count: 1 };
    for (let before = groups.at(-1); before && before.sum / before.count > group.sum / group.count; ) {
      groups.pop();
      group = { sum: before.sum + group.sum, count: before.count + group.count };
      before = groups.at(-1);
    }
    groups.push(group);
  });
  const heights = groups.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
  const placed = new Array<number>(wanted.length).fill(0);
  order.forEach((index, place) => {
    const height = Math.min(Math.max(heights[place] ?? 0, room.from), Math.max(room.from, last));
    placed[index] = height + place * gap;
  });
  return placed;
}
