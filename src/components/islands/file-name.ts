/** A title as the name of a file, without its ending. */
export function fileName(title: string): string {
  return title.replace(/[^\w.-]+/g, '_').slice(0, 80) || 'chart';
}
