"""Carry an adapter over to another model of the same shapes, before anything is trained anew.

PortLLM (arXiv 2410.10870) found that an adapter trained on one version of a model mostly serves the next
version as well. Whether it does is for the caller to measure.
"""

from __future__ import annotations

from pathlib import Path

from models.adapters import BASE_KEY, TASK_KEY, read_adapter
from models.errors import KnownError
from models.training.shapes import adapter_shapes, projections


def fits(adapter: Path, base: Path) -> bool:
    """Whether each matrix of an adapter has the shape of one in the model.

    Raises:
        KnownError: ``adapter-damaged`` or ``model-damaged``.
    """
    there = projections(base)
    return all(there.get(name) == shape for name, shape in adapter_shapes(adapter).items())


def carry(adapter: Path, target: Path, base_sha256: str) -> None:
    """Copy an adapter for another base model.

    Args:
        base_sha256: of the weights it is to be used with.

    Raises:
        KnownError: ``adapter-damaged``.
        OSError: as the file system says.
    """
    import gguf  # noqa: PLC0415  (only for training)

    found = read_adapter(adapter)
    if found is None:
        raise KnownError(
            "adapter-damaged", f"The file {adapter.name} is no adapter, or is damaged.", "Train it again."
        )
    reader = gguf.GGUFReader(adapter)
    writer = gguf.GGUFWriter(str(target), "llama")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", float(reader.fields["adapter.lora.alpha"].contents()))
    writer.add_string(BASE_KEY, base_sha256)
    writer.add_string(TASK_KEY, found.task)
    for tensor in reader.tensors:
        writer.add_tensor(tensor.name, tensor.data)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
