"""What MLflow's search answers, as data for a test."""
