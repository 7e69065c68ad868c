"""Weights and nothing else: catalogue, hardware, download, language model, embedder."""
