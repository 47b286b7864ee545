/** `valLoss`, `val-loss` and `Val loss` in one spelling: `val_loss`. */
export function snakeCase(text: string): string {
  return text
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
