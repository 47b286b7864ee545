import { snakeCase } from './snake-case.ts';

/** Words of metrics that lie between 0 and 1 and still are no count of right items over all items. */
const NO_SHARE = new Set([
  ...[
    'macro',
    'weighted',
    'balanced',
    'f1',
    'f2',
    'fbeta',
    'f1score',
    'fscore',
    'dice',
    'iou',
    'miou',
    'jaccard',
  ],
  ...[
    'auc',
    'auroc',
    'rocauc',
    'auprc',
    'prauc',
    'ap',
    'ap50',
    'ap75',
    'map',
    'map50',
    'map95',
    'ndcg',
    'mrr',
  ],
  ...[
    'bleu',
    'sacrebleu',
    'rouge',
    'rouge1',
    'rouge2',
    'rougel',
    'rougelsum',
    'meteor',
    'bertscore',
    'chrf',
    'comet',
  ],
  ...['r2', 'mcc', 'kappa', 'ssim', 'precision', 'loss', 'brier', 'ece'],
]);

/**
 * Whether a metric may be a share of items that were right, so that an interval over the items can be taken: not a
 * macro-average, F1, BLEU and the like, which are no single proportion.
 */
export function mayBeShareOfItems(metric: string): boolean {
  return !snakeCase(metric)
    .split('_')
    .some((word) => NO_SHARE.has(word));
}
