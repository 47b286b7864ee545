"""The two data sets, split, and described to MLflow."""

from dataclasses import dataclass

import mlflow
import numpy as np
import pandas as pd
from sklearn.datasets import load_digits, load_iris
from sklearn.model_selection import train_test_split

IRIS_SOURCE = "https://archive.ics.uci.edu/dataset/53/iris"
DIGITS_SOURCE = "https://archive.ics.uci.edu/dataset/80/optical+recognition+of+handwritten+digits"


@dataclass
class Split:
    """Training, validation and test parts of one data set."""

    X_train: np.ndarray
    y_train: np.ndarray
    X_val: np.ndarray
    y_val: np.ndarray
    X_test: np.ndarray
    y_test: np.ndarray
    train: mlflow.data.Dataset
    validation: mlflow.data.Dataset
    test: mlflow.data.Dataset

    def log(self) -> None:
        """Attach the three parts to the active run."""
        for context in ("training", "validation", "test"):
            part = self.train if context == "training" else getattr(self, context)
            mlflow.log_input(part, context=context)


def load_iris_frame() -> tuple[pd.DataFrame, pd.Series]:
    """Iris as a frame of four measurements, with the species as numbers 0, 1, 2."""
    iris = load_iris(as_frame=True)
    return iris.data, iris.target


def iris_dataset(X: pd.DataFrame, y: pd.Series, name: str) -> mlflow.data.Dataset:
    """Describe a part of iris to MLflow."""
    return mlflow.data.from_pandas(X.assign(species=y), source=IRIS_SOURCE, targets="species", name=name)


def load_digit_images() -> tuple[np.ndarray, np.ndarray]:
    """The 1797 8x8 images, one per row, with grey values from 0 to 1."""
    X, y = load_digits(return_X_y=True)
    return X / 16.0, y


def split_digits(seed: int) -> Split:
    """Split the digits 40 % / 20 % / 40 %, stratified; the seed decides who goes where.

    A small training part keeps the problem hard enough for the models to differ.
    """
    X, y = load_digit_images()
    X_train, X_rest, y_train, y_rest = train_test_split(X, y, train_size=0.4, stratify=y, random_state=seed)
    X_val, X_test, y_val, y_test = train_test_split(
        X_rest, y_rest, train_size=360, stratify=y_rest, random_state=seed
    )

    def describe(X: np.ndarray, y: np.ndarray, part: str) -> mlflow.data.Dataset:
        return mlflow.data.from_numpy(X, source=DIGITS_SOURCE, targets=y, name=f"digits-{part}-split{seed}")

    return Split(
        X_train, y_train, X_val, y_val, X_test, y_test,
        describe(X_train, y_train, "train"),
        describe(X_val, y_val, "val"),
        describe(X_test, y_test, "test"),
    )
