"""The model registry: descriptions, tags, aliases and the older stages."""

import mlflow

import digits
import iris

IRIS_TEXT = "Tells the species of an iris from four measurements in centimetres."

DIGITS_TEXT = """\
Reads **one handwritten digit** from an 8x8 grey image (64 values from 0 to 1).

| alias | meaning |
| --- | --- |
| `champion` | answers today |
| `challenger` | runs next to it, is compared |

```python
import mlflow

model = mlflow.pyfunc.load_model("models:/digits_classifier@champion")
```
"""


def versions_of(client: mlflow.MlflowClient, name: str) -> list:
    """All versions of a registered model, the oldest first."""
    return sorted(client.search_model_versions(f"name = '{name}'"), key=lambda version: int(version.version))


def curate_iris(client: mlflow.MlflowClient) -> None:
    """Describe the iris models; the largest forest is in production, by the older stages."""
    name = iris.REGISTERED_MODEL
    client.update_registered_model(name, IRIS_TEXT)
    client.set_registered_model_tag(name, "task", "classification")
    client.set_registered_model_tag(name, "owner", "data-science")
    versions = versions_of(client, name)
    for version in versions:
        run = client.get_run(version.run_id)
        accuracy = run.data.metrics["cv_accuracy"]
        text = f"`{run.info.run_name}`, right for {accuracy:.1%} of the flowers in cross-validation."
        client.update_model_version(name, version.version, text)
        client.set_model_version_tag(name, version.version, "validation", "passed")
    stages = {1: "Archived", 2: "Archived", 3: "Staging", 4: "Production"}
    for number, stage in stages.items():
        client.transition_model_version_stage(name, str(number), stage)
    client.set_registered_model_alias(name, "candidate", versions[-1].version)


def curate_digits(client: mlflow.MlflowClient) -> None:
    """Describe the digit models; the two best by validation accuracy become champion and challenger."""
    name = digits.REGISTERED_MODEL
    client.update_registered_model(name, DIGITS_TEXT)
    client.set_registered_model_tag(name, "task", "classification")
    client.set_registered_model_tag(name, "input", "8x8 image")
    runs = {version.version: client.get_run(version.run_id) for version in versions_of(client, name)}
    ranked = sorted(runs, key=lambda number: runs[number].data.metrics["val_accuracy"], reverse=True)
    for number, run in runs.items():
        metrics, rank = run.data.metrics, ranked.index(number) + 1
        client.update_model_version(
            name,
            number,
            f"From **{run.info.run_name}**.\n\n"
            f"- validation accuracy: {metrics['val_accuracy']:.4f}\n- test accuracy: {metrics['test_accuracy']:.4f}",
        )
        client.set_model_version_tag(name, number, "model_family", run.data.tags["model_family"])
        client.set_model_version_tag(name, number, "validation", "passed" if rank < 3 else "superseded")
    client.set_registered_model_alias(name, "champion", ranked[0])
    client.set_registered_model_alias(name, "challenger", ranked[1])
    client.transition_model_version_stage(name, ranked[0], "Production")
    client.transition_model_version_stage(name, ranked[1], "Staging")
    client.transition_model_version_stage(name, ranked[-1], "Archived")


def main() -> None:
    """Curate both registered models."""
    client = mlflow.MlflowClient()
    curate_iris(client)
    curate_digits(client)
