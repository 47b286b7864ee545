"""Experiment iris_classification: forests, their rivals, and one run with a training curve."""

import math

import mlflow
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, log_loss, precision_score, recall_score
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

import artifacts
from data import iris_dataset, load_iris_frame
from modelling import log_sklearn_model, tidy

EXPERIMENT = "iris_classification"
REGISTERED_MODEL = "iris_classifier"
SPECIES = ["setosa", "versicolor", "virginica"]
TAGS = {"team": "data-science", "project": "iris-classification"}
CROSS_VALIDATION = RepeatedStratifiedKFold(n_splits=5, n_repeats=3, random_state=42)

FORESTS = [
    {"n_estimators": 50, "max_depth": 3, "learning_rate": 0.01},
    {"n_estimators": 100, "max_depth": 5, "learning_rate": 0.01},
    {"n_estimators": 150, "max_depth": 7, "learning_rate": 0.005},
    {"n_estimators": 200, "max_depth": 10, "learning_rate": 0.001},
]

NOTE = """\
# Which iris is it?

Three species, four measurements, **150 flowers**. The forests come in four sizes; the other models
are here to see whether a forest is needed at all.

- `accuracy`, `f1_score`, `precision` and `recall` are measured on the 30 test flowers (`random_state=42`).
  That part is easy: most models get every flower right.
- `cv_accuracy` is the mean over 5 folds x 3 repeats, and the number to compare by.
- `learning_rate` is noted with the forests for reference only: a random forest does not use it.

Data: [UCI Iris](https://archive.ics.uci.edu/dataset/53/iris)
"""

SVM_NOTE = """\
Fewer parameters than any forest, and at least as good:

```python
make_pipeline(StandardScaler(), SVC(C=1.0, kernel="rbf"))
```

The scaler matters. Without it, petal length outweighs the other measurements.
"""


def log_evaluation(model, X_train, X_test, y_train, y_test) -> None:
    """Fit the model; log its scores on the test flowers and by cross-validation."""
    model.fit(X_train, y_train)
    predicted = model.predict(X_test)
    mlflow.log_metric("accuracy", accuracy_score(y_test, predicted))
    mlflow.log_metric("f1_score", f1_score(y_test, predicted, average="weighted"))
    mlflow.log_metric("precision", precision_score(y_test, predicted, average="weighted", zero_division=0))
    mlflow.log_metric("recall", recall_score(y_test, predicted, average="weighted"))

    X, y = load_iris_frame()
    scores = cross_val_score(model, X, y, cv=CROSS_VALIDATION)
    mlflow.log_metrics({"cv_accuracy": tidy(scores.mean()), "cv_accuracy_std": tidy(scores.std())})
    artifacts.log_confusion_matrix(y_test, predicted, SPECIES)


def train_one(run_name: str, model, params: dict, family: str, register: bool = False, note: str = "") -> None:
    """Train, measure and log one model in a run of its own."""
    X, y = load_iris_frame()
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    with mlflow.start_run(run_name=run_name, description=note or None):
        mlflow.log_params(params)
        mlflow.log_params(
            {
                "train_samples": len(X_train),
                "test_samples": len(X_test),
                "n_features": X_train.shape[1],
                "n_classes": y_train.nunique(),
            }
        )
        mlflow.log_input(iris_dataset(X_train, y_train, "iris-train"), context="training")
        mlflow.log_input(iris_dataset(X_test, y_test, "iris-test"), context="test")
        log_evaluation(model, X_train, X_test, y_train, y_test)
        if register:
            log_sklearn_model(model, X_test, REGISTERED_MODEL)
        mlflow.set_tags({**TAGS, "model_family": family})
    print("  ", run_name)


def train_forests() -> None:
    """The four random forests; each becomes a version of the registered model."""
    for params in FORESTS:
        size, depth = params["n_estimators"], params["max_depth"]
        train_one(
            f"rf_n{size}_d{depth}",
            RandomForestClassifier(n_estimators=size, max_depth=depth, random_state=42),
            {**params, "model_type": "RandomForest"},
            "tree-based",
            register=True,
        )


def train_rivals() -> None:
    """A simple baseline and three other kinds of model."""
    train_one(
        "stump_baseline",
        DecisionTreeClassifier(max_depth=1, random_state=42),
        {"model_type": "DecisionTree", "max_depth": 1},
        "tree-based",
        note="One question about one petal. It can tell two groups apart at best, so **a third of the flowers is lost**.",
    )
    train_one(
        "knn_k5",
        make_pipeline(StandardScaler(), KNeighborsClassifier(5)),
        {"model_type": "KNeighbors", "n_neighbors": 5},
        "neighbours",
    )
    train_one(
        "logreg_c1",
        make_pipeline(StandardScaler(), LogisticRegression(C=1.0)),
        {"model_type": "LogisticRegression", "C": 1.0},
        "linear",
    )
    train_one(
        "svm_rbf_c1",
        make_pipeline(StandardScaler(), SVC(C=1.0)),
        {"model_type": "SVC", "C": 1.0, "kernel": "rbf"},
        "kernel",
        register=True,
        note=SVM_NOTE,
    )


def train_with_progress() -> None:
    """Ten epochs of a small network, logged step by step, with a cosine learning rate."""
    epochs = 10
    X, y = load_iris_frame()
    X_train, X_val, y_train, y_val = train_test_split(
        StandardScaler().fit_transform(X), y, test_size=0.3, stratify=y, random_state=7
    )
    with mlflow.start_run(run_name="training_progress"):
        model = MLPClassifier((16,), solver="adam", learning_rate_init=0.02, batch_size=32, random_state=7)
        val_accuracies = []
        for epoch in range(epochs):
            if epoch:
                model._optimizer.learning_rate_init = 0.02 * 0.5 * (1 + math.cos(math.pi * epoch / epochs))
            model.partial_fit(X_train, y_train, classes=np.unique(y))
            train_acc, val_acc = model.score(X_train, y_train), model.score(X_val, y_val)
            val_accuracies.append(val_acc)
            mlflow.log_metric("train_loss", tidy(log_loss(y_train, model.predict_proba(X_train))), step=epoch)
            mlflow.log_metric("val_loss", tidy(log_loss(y_val, model.predict_proba(X_val))), step=epoch)
            mlflow.log_metric("train_accuracy", tidy(train_acc), step=epoch)
            mlflow.log_metric("val_accuracy", tidy(val_acc), step=epoch)

        params = {"optimizer": "adam", "batch_size": 32, "epochs": epochs, "lr_schedule": "cosine"}
        mlflow.log_params(params)
        mlflow.log_metrics(
            {
                "final_train_acc": tidy(train_acc),
                "final_val_acc": tidy(val_acc),
                "best_val_acc": tidy(max(val_accuracies)),
            }
        )
        mlflow.log_text("Model training completed successfully", "status.txt")
        mlflow.log_dict(params, "config.json")
        mlflow.set_tags({**TAGS, "model_family": "neural"})
    print("   training_progress")


def main() -> None:
    """Write the whole experiment."""
    experiment = mlflow.set_experiment(EXPERIMENT)
    mlflow.MlflowClient().set_experiment_tag(experiment.experiment_id, "mlflow.note.content", NOTE)
    mlflow.set_experiment_tags({"team": "data-science", "dataset": "iris"})
    train_forests()
    train_rivals()
    train_with_progress()
