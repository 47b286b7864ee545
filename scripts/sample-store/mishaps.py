"""What also happens: runs that fail, are killed, diverge, or are deleted."""

import os
import signal
import subprocess
import sys

import mlflow
import numpy as np
from sklearn.metrics import log_loss
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier

from data import split_digits
from digits import EXPERIMENT, TAGS, mlp
from modelling import tidy, validation_metrics

LONG_RUN_EPOCHS = 40
KILL_AFTER_EPOCH = 20


def failing_run() -> None:
    """A learning-rate range test: the rate triples every epoch until scikit-learn gives up."""
    split = split_digits(0)
    try:
        with mlflow.start_run(run_name="mlp-lr-range-test") as run:
            mlflow.set_tags({**TAGS, "model_family": "neural"})
            mlflow.log_params({"model_type": "MLP", "hidden_units": 64, "optimizer": "sgd", "seed": 0, "epochs": 30})
            split.log()
            rate = 0.001
            model = MLPClassifier((64,), solver="sgd", learning_rate_init=rate, batch_size=32, random_state=0)
            for epoch in range(30):
                if epoch:
                    model._optimizer.learning_rate_init = model._optimizer.learning_rate = rate
                model.partial_fit(split.X_train, split.y_train, classes=np.arange(10))
                train_loss = log_loss(split.y_train, model.predict_proba(split.X_train))
                metrics = {"train_loss": tidy(train_loss), **validation_metrics(model, split.X_val, split.y_val)}
                mlflow.log_metrics({"learning_rate": float(f"{rate:.6g}"), **metrics}, step=epoch)
                rate *= 3
    except ValueError as error:
        client = mlflow.MlflowClient()
        client.set_tag(run.info.run_id, "error", f"{type(error).__name__} in epoch {epoch}: {error}")
        print("   failed:", error)


def long_run() -> None:
    """Forty epochs of a wide network; does not live to see the last one."""
    mlflow.set_experiment(EXPERIMENT)
    split = split_digits(0)
    with mlflow.start_run(run_name="mlp-h256-long-seed0"):
        mlflow.set_tags({**TAGS, "model_family": "neural"})
        mlflow.log_params(
            {"model_type": "MLP", "hidden_units": 256, "learning_rate": 0.0005, "batch_size": 32,
             "epochs": LONG_RUN_EPOCHS, "seed": 0, "train_samples": len(split.y_train)}
        )
        split.log()
        model = mlp(256, rate=0.0005)(0)
        for epoch in range(LONG_RUN_EPOCHS):
            model.partial_fit(split.X_train, split.y_train, classes=np.arange(10))
            train_loss = log_loss(split.y_train, model.predict_proba(split.X_train))
            metrics = {"train_loss": tidy(train_loss), **validation_metrics(model, split.X_val, split.y_val)}
            mlflow.log_metrics(metrics, step=epoch)
            print(epoch, flush=True)


def killed_run() -> None:
    """Start the long run in a process of its own and kill it half way: it stays RUNNING."""
    with subprocess.Popen([sys.executable, "train.py", "long-run"], stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            if line.strip() == str(KILL_AFTER_EPOCH):
                os.kill(process.pid, signal.SIGKILL)
                break
    print("   killed after epoch", KILL_AFTER_EPOCH)


def naive_softmax(scores: np.ndarray) -> np.ndarray:
    """Softmax as in the textbook. Overflows for large scores, as the maximum is not taken off first."""
    powers = np.exp(scores)
    return powers / powers.sum(axis=1, keepdims=True)


def stable_softmax(scores: np.ndarray) -> np.ndarray:
    """Softmax that cannot overflow."""
    return naive_softmax(scores - scores.max(axis=1, keepdims=True))


def softmax_run(name: str, softmax, rate: float, note: str) -> None:
    """Softmax regression in 32-bit NumPy, without a net."""
    split, epochs = split_digits(0), 30
    X = split.X_train.astype(np.float32)
    X_val = split.X_val.astype(np.float32)
    targets = np.eye(10, dtype=np.float32)[split.y_train]
    weights = np.zeros((64, 10), dtype=np.float32)
    with mlflow.start_run(run_name=name, description=note):
        mlflow.set_tags({**TAGS, "model_family": "linear"})
        mlflow.log_params(
            {"model_type": "NumPy softmax", "learning_rate": rate, "epochs": epochs, "seed": 0,
             "train_samples": len(X)}
        )
        split.log()
        with np.errstate(all="ignore"):
            for epoch in range(epochs):
                probabilities = softmax(X @ weights)
                # A certain mistake costs infinitely much; 0/0 is not a number at all.
                train_loss = float(-np.log((probabilities * targets).sum(axis=1)).mean())
                weights -= rate * X.T @ (probabilities - targets) / len(X)
                accuracy = float(((X_val @ weights).argmax(axis=1) == split.y_val).mean())
                mlflow.log_metrics({"train_loss": tidy(train_loss), "val_accuracy": tidy(accuracy)}, step=epoch)
    print("  ", name, train_loss, accuracy)


def deleted_run() -> None:
    """A run made by mistake (trained on the test images) and deleted."""
    split = split_digits(0)
    with mlflow.start_run(run_name="knn-k1-wrong-split") as run:
        mlflow.set_tags({**TAGS, "model_family": "neighbours"})
        mlflow.log_params({"model_type": "KNeighbors", "n_neighbors": 1, "seed": 0})
        model = KNeighborsClassifier(1).fit(split.X_test, split.y_test)
        mlflow.log_metrics({"test_accuracy": model.score(split.X_test, split.y_test)})
    mlflow.MlflowClient().delete_run(run.info.run_id)
    print("   deleted one run")


def main() -> None:
    """Write all the mishaps into the digits experiment."""
    mlflow.set_experiment(EXPERIMENT)
    failing_run()
    killed_run()
    softmax_run(
        "softmax-naive-lr100", naive_softmax, 100.0,
        "`exp` overflows, `inf / inf` is not a number, and the loss is **NaN** from then on. "
        "See `softmax-stable-lr1` for the cure: take the maximum off each row first.",
    )
    softmax_run("softmax-stable-lr1", stable_softmax, 1.0, "The maximum of each row is taken off before `exp`.")
    deleted_run()
