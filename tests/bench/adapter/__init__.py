"""What the writing adapter can do, beside the bare starter and any other adapter, on held-out material."""
