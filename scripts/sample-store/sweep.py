"""Experiment digits_ablation_lr: a sweep with a run per learning rate and runs per fold."""

import mlflow
import numpy as np
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedKFold
from sklearn.neural_network import MLPClassifier

import artifacts
from data import split_digits
from digits import TAGS
from modelling import tidy, validation_metrics

EXPERIMENT = "digits_ablation_lr"
LEARNING_RATES = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
EPOCHS = 25
FOLDS = 5
SEED = 0


def build(rate: float) -> MLPClassifier:
    """64 hidden units, plain SGD with momentum: the learning rate is all that changes."""
    return MLPClassifier(
        (64,), solver="sgd", momentum=0.9, learning_rate_init=rate, batch_size=32, random_state=SEED
    )


def fit(rate: float, X_train, y_train, X_val, y_val) -> list[dict[str, float]]:
    """Train for all epochs, logging each; return the metrics of every epoch."""
    model, history = build(rate), []
    for epoch in range(EPOCHS):
        model.partial_fit(X_train, y_train, classes=np.arange(10))
        train_loss = log_loss(y_train, model.predict_proba(X_train))
        history.append({"train_loss": tidy(train_loss), **validation_metrics(model, X_val, y_val)})
        mlflow.log_metrics(history[-1], step=epoch)
    return history


def cross_validate(rate: float, X, y) -> None:
    """A run per fold below the active run, which gets the mean and the spread."""
    scores = []
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for fold, (train, val) in enumerate(folds.split(X, y), start=1):
        with mlflow.start_run(run_name=f"fold-{fold}-of-{FOLDS}", nested=True):
            mlflow.set_tags({**TAGS, "level": "fold"})
            mlflow.log_params({"learning_rate": rate, "fold": fold, "epochs": EPOCHS})
            history = fit(rate, X[train], y[train], X[val], y[val])
            scores.append(history[-1]["val_accuracy"])
    mlflow.log_metrics({"cv_val_accuracy": tidy(np.mean(scores)), "cv_val_accuracy_std": tidy(np.std(scores))})


def main() -> None:
    """Write the whole experiment."""
    mlflow.set_experiment(EXPERIMENT)
    mlflow.set_experiment_tags(
        {
            "mlflow.experiment.primaryMetric.name": "val_loss",
            "mlflow.experiment.primaryMetric.greaterIsBetter": "False",
            "team": "data-science",
            "dataset": "digits",
        }
    )
    split = split_digits(SEED)
    with mlflow.start_run(run_name="sweep-learning-rate") as parent:
        mlflow.set_tags({**TAGS, "level": "sweep"})
        mlflow.log_params(
            {
                "model_type": "MLP", "hidden_units": 64, "optimizer": "sgd", "momentum": 0.9,
                "batch_size": 32, "epochs": EPOCHS, "seed": SEED, "n_trials": len(LEARNING_RATES),
            }
        )
        split.log()
        curves = {}
        trials = {}
        for rate in LEARNING_RATES:
            with mlflow.start_run(run_name=f"lr-{rate:g}", nested=True) as trial:
                trials[rate] = trial.info.run_id
                mlflow.set_tags({**TAGS, "level": "trial"})
                mlflow.log_params({"model_type": "MLP", "learning_rate": rate, "epochs": EPOCHS, "seed": SEED})
                history = fit(rate, split.X_train, split.y_train, split.X_val, split.y_val)
                curves[f"{rate:g}"] = [metrics["val_loss"] for metrics in history]
        best = min(LEARNING_RATES, key=lambda rate: curves[f"{rate:g}"][-1])

        # The winner is checked once more, fold by fold.
        with mlflow.start_run(run_id=trials[best], nested=True):
            cross_validate(best, np.vstack([split.X_train, split.X_val]), np.r_[split.y_train, split.y_val])

        mlflow.log_metrics({"best_learning_rate": best, "best_val_loss": curves[f"{best:g}"][-1]})
        artifacts.log_line_chart("val_loss_by_learning_rate.svg", curves, "validation log loss")
        final = "\n".join(f"| {rate} | {values[-1]:.4f} |" for rate, values in curves.items())
        mlflow.set_tag(
            "mlflow.note.content",
            f"Validation loss after {EPOCHS} epochs:\n\n| learning rate | val_loss |\n| ---: | ---: |\n{final}\n\n"
            f"The best, **{best:g}**, was checked again on {FOLDS} folds.",
        )
    mlflow.set_experiment_tag(
        "mlflow.note.content",
        f"How far can the learning rate go? One network, {len(LEARNING_RATES)} rates, everything else alike.\n\n"
        "- too small: still learning when the epochs are over\n"
        "- too large: thrown off in the first epoch, and never back\n"
        f"- best: **{best:g}**\n\n"
        f"Open the parent run, `{parent.info.run_name}`, for the curves.",
    )
    print("   best learning rate:", best)
