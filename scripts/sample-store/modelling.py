"""Small helpers shared by the experiments."""

from pathlib import Path

import mlflow
import numpy as np
from mlflow.models import infer_signature
from sklearn.metrics import log_loss

NEEDED_TO_PREDICT = ("mlflow", "scikit-learn", "numpy", "cloudpickle")
REQUIREMENTS = [
    line
    for line in Path(__file__).with_name("requirements.txt").read_text().splitlines()
    if line.partition("==")[0] in NEEDED_TO_PREDICT
]


def tidy(value: float) -> float:
    """Six decimals are plenty for a metric."""
    return round(float(value), 6)


def log_sklearn_model(model, X_example, registered_model_name: str | None = None):
    """Log a fitted scikit-learn model with its signature and an input example.

    Pickled, as forests are ten times as large in the skops format. The requirements are given, as
    inferring them takes longer than training.
    """
    return mlflow.sklearn.log_model(
        model,
        name="model",
        signature=infer_signature(X_example, model.predict(X_example)),
        input_example=X_example[:2],
        pip_requirements=REQUIREMENTS,
        serialization_format="cloudpickle",
        registered_model_name=registered_model_name,
    )


def validation_metrics(model, X_val: np.ndarray, y_val: np.ndarray) -> dict[str, float]:
    """Accuracy and, for models that give probabilities, log loss on the validation part."""
    metrics = {"val_accuracy": tidy(model.score(X_val, y_val))}
    if hasattr(model, "predict_proba"):
        probabilities = model.predict_proba(X_val)
        metrics["val_loss"] = tidy(log_loss(y_val, probabilities, labels=model.classes_))
    return metrics
