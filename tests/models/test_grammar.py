from __future__ import annotations

import json

import pytest

from models.grammar import to_gbnf
from models.sampling import Sampling

SCHEMA = {
    "type": "object",
    "properties": {
        "rule": {"type": "string", "minLength": 3, "maxLength": 60},
        "kind": {"enum": ["greeting", "sign-off", 'odd "one"']},
        "sure": {"type": "boolean"},
        "count": {"type": "integer", "maximum": 99},
        "words": {"type": "array", "items": {"type": "string", "maxLength": 12}, "maxItems": 3},
    },
}


def test_the_root_comes_first_and_every_rule_is_there():
    grammar = to_gbnf(SCHEMA)
    assert grammar.startswith("root ::=")
    for line in grammar.splitlines():
        assert " ::= " in line


@pytest.mark.parametrize(
    "schema",
    [{"type": "number"}, {}, {"type": "array", "maxItems": 0}, {"type": "string", "maxLength": 9_999}],
)
def test_what_is_not_small_is_refused(schema):
    with pytest.raises(ValueError):  # noqa: PT011
        to_gbnf(schema)


@pytest.mark.model
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_real_model_can_only_answer_in_the_schema(language_model, seed):
    prompt = language_model.render(
        "Answer in JSON.", "What did the writer change? Draft: Hi Bob. Final: Dear Bob."
    )
    sampling = Sampling(temperature=1.2, top_k=0, top_p=1.0, min_p=0.0, seed=seed, grammar=to_gbnf(SCHEMA))
    answer = language_model.generate(prompt, sampling)
    assert answer.finish == "stop"
    data = json.loads(answer.text)
    assert list(data) == list(SCHEMA["properties"])
    assert data["kind"] in SCHEMA["properties"]["kind"]["enum"]
    assert 3 <= len(data["rule"]) <= 60
    assert len(data["words"]) <= 3
