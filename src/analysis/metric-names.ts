/** What words in metric names say about their direction; the rules are in `metric-direction.ts`. */

export const maxPhrases: readonly string[] = ["explained_variance", "average_precision", "avg_precision", "exact_match", "roc_auc", "pr_auc", "hit_rate", "win_rate", "success_rate", "pass_rate", "pass_at", "true_positive_rate", "true_negative_rate", "per_second", "per_sec", "log_likelihood", "matthews_corrcoef", "cohen_kappa", "mutual_info", "adjusted_rand"];

export const minPhrases: readonly string[] = ["error_rate", "false_positive_rate", "false_negative_rate", "false_discovery_rate", "log_loss", "cross_entropy", "kl_div", "kl_divergence", "negative_log_likelihood", "neg_log_likelihood", "calibration_error", "edit_distance", "word_error", "max_error"];

export const maxTokens: readonly string[] = ["acc", "accuracy", "top1", "top3", "top5", "top10", "f1", "f2", "fbeta", "f1score", "fscore", "precision", "recall", "sensitivity", "specificity", "auc", "auroc", "rocauc", "auprc", "prauc", "ap", "ap50", "ap75", "map", "map50", "map95", "ndcg", "mrr", "mcc", "kappa", "iou", "miou", "jaccard", "dice", "bleu", "sacrebleu", "rouge", "rouge1", "rouge2", "rougel", "rougelsum", "meteor", "bertscore", "chrf", "comet", "em", "psnr", "ssim", "r2", "reward", "rewards", "return", "returns", "winrate", "elo", "spearman", "spearmanr", "pearson", "pearsonr", "kendall", "corr", "correlation", "silhouette", "purity", "nmi", "ari", "ami", "throughput", "likelihood", "elbo", "hits", "tpr", "tnr", "ppv", "npv", "lift", "fps", "qps"];

export const minTokens: readonly string[] = ["loss", "losses", "error", "errors", "err", "mse", "rmse", "mae", "mape", "smape", "rmsle", "msle", "medae", "mase", "wape", "wer", "cer", "ter", "perplexity", "ppl", "nll", "logloss", "crossentropy", "xent", "bce", "kl", "kld", "brier", "ece", "mce", "fid", "kid", "lpips", "eer", "fpr", "fnr", "fdr", "hausdorff", "hd95", "assd", "chamfer", "emd", "wasserstein", "regret", "latency", "duration", "runtime", "elapsed", "seconds", "time", "cost", "memory", "hinge", "deviance", "aic", "bic", "inertia", "violations", "toxicity", "bpb", "bpc"];

export const noneTokens: readonly string[] = ["std", "stdev", "stddev", "se", "sem", "stderr", "variance", "var", "lr", "epoch", "epochs", "step", "steps", "iteration", "iterations", "iter", "count", "num", "n", "size", "support", "samples", "seed", "norm", "momentum", "lower", "upper", "low", "high", "ci", "min_lr", "quantile"];

export const nonePrefixes: readonly string[] = ["system/"];
