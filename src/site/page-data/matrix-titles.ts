/** What stands over the params of a section of the matrix. */
export function paramsTitle(prefix: string): string {
  return prefix === '' ? 'Parameters that differ' : `Parameters, ${prefix}`;
}

/** What stands over the metrics of a section of the matrix. */
export function metricsTitle(prefix: string): string {
  return prefix === '' ? 'Metrics' : `Metrics, ${prefix}/`;
}
