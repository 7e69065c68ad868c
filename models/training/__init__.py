"""Adapters trained on the CPU: data made by machine, LoRA training, export to GGUF."""
