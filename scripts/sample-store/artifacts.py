"""Files logged next to the numbers: pictures, tables, a report, a notebook."""

import contextlib
import html
import io
import json
import os
import tempfile
from pathlib import Path

import matplotlib

matplotlib.use("svg")

import matplotlib.pyplot as plt  # noqa: E402
import mlflow  # noqa: E402
import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from PIL import Image  # noqa: E402
from sklearn.metrics import ConfusionMatrixDisplay, confusion_matrix, precision_recall_fscore_support  # noqa: E402

plt.rcParams.update({"svg.fonttype": "none", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False})


@contextlib.contextmanager
def artifact_file(name: str, folder: str | None = None):
    """Give a temporary file of this name to write to; log it afterwards."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, name)
        yield path
        mlflow.log_artifact(str(path), folder)


def save_small_png(figure, path: Path) -> None:
    """Save a figure as a PNG of 64 colours, which is a third of the usual size."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=90)
    plt.close(figure)
    Image.open(buffer).convert("RGB").quantize(64).save(path, optimize=True)


def log_confusion_matrix(y_true, y_pred, labels: list[str]) -> None:
    """Log confusion_matrix.png."""
    size = 3.6 if len(labels) < 5 else 4.6
    figure, axes = plt.subplots(figsize=(size + 0.6, size), layout="constrained")
    display = ConfusionMatrixDisplay(confusion_matrix(y_true, y_pred), display_labels=labels)
    display.plot(ax=axes, cmap="Blues", colorbar=len(labels) < 5)
    axes.spines[:].set_visible(True)
    with artifact_file("confusion_matrix.png") as path:
        save_small_png(figure, path)


def log_line_chart(name: str, curves: dict[str, list[float]], y_label: str, folder: str | None = None) -> None:
    """Log an SVG with one line per curve over the epochs."""
    figure, axes = plt.subplots(figsize=(5.2, 3.2), layout="constrained")
    for label, values in curves.items():
        axes.plot(range(len(values)), values, label=label, linewidth=1.5)
    axes.set_xlabel("epoch")
    axes.set_ylabel(y_label)
    axes.legend(frameon=False, fontsize=8)
    with artifact_file(name, folder) as path:
        figure.savefig(path, format="svg", metadata={"Date": None})
    plt.close(figure)


def log_weight_image(weights: np.ndarray, step: int) -> None:
    """Log the first sixteen hidden units as 8x8 pictures, in a 4x4 grid."""
    tiles = weights[:, :16].T.reshape(4, 4, 8, 8)
    scaled = np.clip(0.5 + tiles / (2 * np.abs(tiles).max()), 0, 1)
    padded = np.pad(scaled, ((0, 0), (0, 0), (1, 1), (1, 1)), constant_values=1)
    grid = padded.transpose(0, 2, 1, 3).reshape(40, 40)
    picture = np.kron(grid * 255, np.ones((4, 4))).astype(np.uint8)
    mlflow.log_image(Image.fromarray(picture), key="first_layer_weights", step=step)


def per_class_table(y_true, y_pred) -> pd.DataFrame:
    """Precision, recall, F1 and support of every digit."""
    precision, recall, f1, support = precision_recall_fscore_support(y_true, y_pred, zero_division=0)
    return pd.DataFrame(
        {
            "digit": range(len(support)),
            "precision": precision.round(4),
            "recall": recall.round(4),
            "f1": f1.round(4),
            "support": support,
        }
    )


def prediction_table(y_true, y_pred, margin) -> pd.DataFrame:
    """One row per test image."""
    return pd.DataFrame(
        {
            "image": np.arange(len(y_true)),
            "label": y_true,
            "predicted": y_pred,
            "margin": np.round(margin, 4),
            "correct": y_true == y_pred,
        }
    )


def log_html_report(title: str, params: dict, metrics: dict, per_class: pd.DataFrame, matrix: np.ndarray) -> None:
    """Log report.html: one page without scripts or outside files."""

    def rows(pairs: dict) -> str:
        return "".join(f"<tr><th>{html.escape(str(k))}</th><td>{html.escape(str(v))}</td></tr>" for k, v in pairs.items())

    cells = "".join(
        f"<tr><th>{digit}</th>"
        + "".join(
            f'<td class="{"hit" if digit == column else "miss" if count else "none"}">{count or "·"}</td>'
            for column, count in enumerate(line)
        )
        + "</tr>"
        for digit, line in enumerate(matrix)
    )
    bars = "".join(
        f'<text x="14" y="{16 + i * 18}">{row.digit}</text>'
        f'<rect x="28" y="{5 + i * 18}" width="{row.f1 * 260:.0f}" height="13" rx="2"/>'
        f'<text x="{34 + row.f1 * 260:.0f}" y="{16 + i * 18}">{row.f1:.3f}</text>'
        for i, row in enumerate(per_class.itertuples())
    )
    page = f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(title)}</title>
<style>
  body {{ font: 15px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1c2733; }}
  h1 {{ font-size: 1.4rem }} h2 {{ font-size: 1.05rem; margin-top: 2rem }}
  table {{ border-collapse: collapse }} th, td {{ padding: .2rem .6rem; text-align: right }} th {{ color: #5a6b7b }}
  .facts th {{ text-align: left }} .hit {{ background: #dcebf8 }} .miss {{ background: #fbdcd3 }} .none {{ color: #c3ccd5 }}
  svg text {{ font-size: 12px; fill: #1c2733 }} svg rect {{ fill: #3b7dbd }}
</style>
<h1>{html.escape(title)}</h1>
<p>Measured on {int(matrix.sum())} test images; {int(np.trace(matrix))} of them are read correctly.</p>
<h2>Settings</h2><table class="facts">{rows(params)}</table>
<h2>Scores</h2><table class="facts">{rows(metrics)}</table>
<h2>F1 by digit</h2>
<svg width="360" height="190" role="img" aria-label="F1 score of every digit">{bars}</svg>
<h2>What is read as what</h2>
<table><tr><th></th>{"".join(f"<th>{d}</th>" for d in range(10))}</tr>{cells}</table>
</html>
"""
    mlflow.log_text(page, "report.html")


NOTEBOOK_CELLS = [
    ("markdown", "# Error analysis\n\nWhich digits are confused, and was the model sure of itself?"),
    (
        "code",
        'import pandas as pd\n\npredictions = pd.read_parquet("predictions.parquet")\n'
        'wrong = predictions[~predictions["correct"]]\n'
        'print(f"{len(wrong)} of {len(predictions)} images are read wrongly")',
    ),
    ("markdown", "## The commonest confusions"),
    (
        "code",
        'pairs = wrong.groupby(["label", "predicted"]).size().sort_values(ascending=False)\n'
        "print(pairs.head(5).to_string())",
    ),
    ("markdown", "## Margin\n\nHow far the chosen digit is ahead of the next one. A good model is *less* sure of its mistakes."),
    ("code", 'print(predictions.groupby("correct")["margin"].describe().round(3).to_string())'),
]


def log_notebook(predictions: pd.DataFrame) -> None:
    """Log predictions.parquet and a notebook that was run on it, with its real output."""
    with tempfile.TemporaryDirectory() as directory:
        predictions.to_parquet(Path(directory, "predictions.parquet"), index=False)
        namespace, cells, count = {}, [], 0
        before = os.getcwd()
        os.chdir(directory)
        try:
            for kind, source in NOTEBOOK_CELLS:
                cell = {"cell_type": kind, "metadata": {}, "source": source.splitlines(keepends=True)}
                if kind == "code":
                    count += 1
                    with contextlib.redirect_stdout(io.StringIO()) as output:
                        exec(source, namespace)
                    lines = output.getvalue().splitlines(keepends=True)
                    stream = {"name": "stdout", "output_type": "stream", "text": lines}
                    cell |= {"execution_count": count, "outputs": [stream]}
                cells.append(cell | {"id": f"cell-{len(cells)}"})
        finally:
            os.chdir(before)
        notebook = {
            "cells": cells,
            "metadata": {
                "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
                "language_info": {"name": "python"},
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        Path(directory, "error_analysis.ipynb").write_text(json.dumps(notebook, indent=1))
        mlflow.log_artifacts(directory, "analysis")
