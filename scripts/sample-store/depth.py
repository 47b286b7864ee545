"""Experiment iris_depth_study: one tree, deeper and deeper, and many shallow ones in a row. Kept in a database."""

import mlflow
import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import log_loss, precision_score
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier, export_text

import artifacts
from data import iris_dataset, load_iris_frame
from iris import SPECIES, log_evaluation
from modelling import log_sklearn_model, tidy

EXPERIMENT = "iris_depth_study"
REGISTERED_MODEL = "iris_tree"
TAGS = {"team": "data-science", "project": "iris-classification", "model_family": "tree-based"}
# Off by one, as happens: scikit-learn refuses a tree of depth 0.
DEPTHS = range(7)
REGISTERED_DEPTHS = [2, 3, 6]
ROUNDS = 60
SEED = 42

NOTE = """\
# How deep must a tree be?

A forest of `iris_classification` asks 50 to 200 trees. Here is **one tree**, grown one level deeper at a time,
on the same 120 training and 30 test flowers.

- `cv_accuracy` (5 folds x 3 repeats) is the number to compare by, as there.
- `train_accuracy` only ever rises with the depth: what it gains beyond `cv_accuracy` is learned by heart.
- `precision_virginica` is *not a number* for a tree that never says virginica.
"""

MODEL_NOTE = """\
One decision tree, small enough to read: its questions are in `rules.txt` of each version's source run.

The alias `champion` marks the depth that is best in cross-validation.
"""


def log_tree(depth: int) -> dict[str, float]:
    """Train, measure and log one tree in a run of its own below the active run."""
    X, y = load_iris_frame()
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=SEED)
    test = iris_dataset(X_test, y_test, "iris-test")
    with mlflow.start_run(run_name=f"tree-d{depth}", nested=True) as run:
        mlflow.set_tags({**TAGS, "level": "trial"})
        mlflow.log_params({"model_type": "DecisionTree", "max_depth": depth, "random_state": SEED})
        mlflow.log_input(iris_dataset(X_train, y_train, "iris-train"), context="training")
        mlflow.log_input(test, context="test")
        model = DecisionTreeClassifier(max_depth=depth, random_state=SEED)
        try:
            log_evaluation(model, X_train, X_test, y_train, y_test)
        except ValueError as error:
            mlflow.set_tag("error", f"{type(error).__name__}: {error}")
            raise
        precision = precision_score(y_test, model.predict(X_test), labels=[2], average="macro", zero_division=np.nan)
        mlflow.log_metrics(
            {
                "train_accuracy": tidy(model.score(X_train, y_train)),
                "precision_virginica": tidy(precision),
                "leaves": model.get_n_leaves(),
            }
        )
        mlflow.log_text(export_text(model, feature_names=list(X.columns), class_names=SPECIES), "rules.txt")
        if depth in REGISTERED_DEPTHS:
            logged = log_sklearn_model(model, X_test, REGISTERED_MODEL)
            test_loss = tidy(log_loss(y_test, model.predict_proba(X_test)))
            mlflow.log_metrics({"test_loss": test_loss}, dataset=test, model_id=logged.model_id)
    print("  ", run.info.run_name)
    return {"depth": depth, **mlflow.MlflowClient().get_run(run.info.run_id).data.metrics}


def sweep_depths() -> pd.DataFrame:
    """A run per depth below a parent, which gets the table of them all; give that table."""
    with mlflow.start_run(run_name="sweep-depth"):
        mlflow.set_tags({**TAGS, "level": "sweep"})
        mlflow.log_params({"model_type": "DecisionTree", "random_state": SEED, "n_trials": len(DEPTHS)})
        rows = []
        for depth in DEPTHS:
            try:
                rows.append(log_tree(depth))
            except ValueError as error:
                print("   failed:", error)
        table = pd.DataFrame(rows)[["depth", "leaves", "train_accuracy", "cv_accuracy", "cv_accuracy_std"]]
        best = table.loc[table.cv_accuracy.idxmax()]
        learned = table.depth[table.train_accuracy == 1].min()
        mlflow.log_metrics({"best_depth": best.depth, "best_cv_accuracy": best.cv_accuracy})
        with artifacts.artifact_file("scores_by_depth.csv") as path:
            table.astype({"leaves": int}).to_csv(path, index=False)
        lines = "\n".join(
            f"| {row.depth} | {row.leaves:.0f} | {row.train_accuracy:.3f} | {row.cv_accuracy:.3f} |"
            for row in table.itertuples()
        )
        mlflow.set_tag(
            "mlflow.note.content",
            f"Best in cross-validation: depth **{best.depth:.0f}**. From depth {learned} on, the tree is right for every "
            f"training flower and has nothing left to ask.\n\n"
            f"| depth | leaves | train_accuracy | cv_accuracy |\n| ---: | ---: | ---: | ---: |\n{lines}",
        )
    return table


def boost() -> None:
    """Sixty trees of depth 2, each correcting those before it, with the loss of every round."""
    X, y = load_iris_frame()
    X_train, X_val, y_train, y_val = train_test_split(X, y, test_size=0.3, stratify=y, random_state=7)
    with mlflow.start_run(run_name="boosting-d2"):
        mlflow.set_tags({**TAGS, "level": "curve"})
        mlflow.log_params(
            {"model_type": "GradientBoosting", "max_depth": 2, "learning_rate": 0.1, "n_estimators": ROUNDS,
             "random_state": 7}
        )
        mlflow.log_input(iris_dataset(X_train, y_train, "iris-train-70"), context="training")
        mlflow.log_input(iris_dataset(X_val, y_val, "iris-val-30"), context="validation")
        model = GradientBoostingClassifier(n_estimators=ROUNDS, max_depth=2, learning_rate=0.1, random_state=7)
        model.fit(X_train, y_train)
        curves = {"training": [], "validation": []}
        stages = zip(model.staged_predict_proba(X_train), model.staged_predict_proba(X_val))
        for number, (on_train, on_val) in enumerate(stages, start=1):
            curves["training"].append(log_loss(y_train, on_train))
            curves["validation"].append(log_loss(y_val, on_val))
            mlflow.log_metrics(
                {
                    "train_loss": tidy(curves["training"][-1]),
                    "val_loss": tidy(curves["validation"][-1]),
                    "val_accuracy": tidy((on_val.argmax(axis=1) == y_val).mean()),
                },
                step=number,
            )
        best = int(np.argmin(curves["validation"])) + 1
        mlflow.log_metrics({"best_round": best, "best_val_loss": tidy(min(curves["validation"]))})
        artifacts.log_line_chart("loss_by_round.svg", curves, "log loss")
        mlflow.set_tag(
            "mlflow.note.content",
            f"The validation loss is least after round **{best}**, {min(curves['validation']):.3f}, and back at "
            f"{curves['validation'][-1]:.3f} after {ROUNDS}: the later trees only make it surer of its mistakes.",
        )
    print("   boosting-d2")


def deleted_run() -> None:
    """A tree measured on the flowers it was grown on, and deleted."""
    X, y = load_iris_frame()
    with mlflow.start_run(run_name="tree-on-all-flowers") as run:
        mlflow.set_tags(TAGS)
        mlflow.log_params({"model_type": "DecisionTree", "max_depth": 3, "random_state": SEED})
        model = DecisionTreeClassifier(max_depth=3, random_state=SEED).fit(X, y)
        mlflow.log_metric("accuracy", model.score(X, y))
    mlflow.MlflowClient().delete_run(run.info.run_id)
    print("   deleted one run")


def curate_model() -> None:
    """Describe the registered trees; the best in cross-validation is the champion."""
    client = mlflow.MlflowClient()
    client.update_registered_model(REGISTERED_MODEL, MODEL_NOTE)
    client.set_registered_model_tag(REGISTERED_MODEL, "task", "classification")
    versions = client.search_model_versions(f"name = '{REGISTERED_MODEL}'")
    metrics = {version.version: client.get_run(version.run_id).data.metrics for version in versions}
    for number, scores in metrics.items():
        text = f"{scores['leaves']:.0f} leaves, right for {scores['cv_accuracy']:.1%} of the flowers in cross-validation."
        client.update_model_version(REGISTERED_MODEL, number, text)
    champion = max(metrics, key=lambda number: metrics[number]["cv_accuracy"])
    client.set_model_version_tag(REGISTERED_MODEL, champion, "validation", "passed")
    client.set_registered_model_alias(REGISTERED_MODEL, "champion", champion)


def main() -> None:
    """Write the whole experiment."""
    mlflow.set_experiment(EXPERIMENT)
    mlflow.set_experiment_tags(
        {
            "mlflow.note.content": NOTE,
            "mlflow.experiment.primaryMetric.name": "cv_accuracy",
            "mlflow.experiment.primaryMetric.greaterIsBetter": "True",
            "team": "data-science",
            "dataset": "iris",
        }
    )
    sweep_depths()
    boost()
    deleted_run()
    curate_model()
