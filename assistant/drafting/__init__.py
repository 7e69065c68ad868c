"""Draft texts from points: context, wording, frame, checks, receipts; and rewrite modes."""
