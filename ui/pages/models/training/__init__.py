"""Training a model on the user's own sent mail, as the page "Models" shows it."""
