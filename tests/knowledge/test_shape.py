"""Keys are explained by the model that they belong to."""

from knowledge import shape
from knowledge.faults import Place, Report
from knowledge.models import Knowledge
from knowledge.nodes import Mapping, Node, Scalar


def test_every_model_that_is_no_plain_text_has_its_keys_listed() -> None:
    listed = {model.__name__ for model in shape.MODELS.values()}
    definitions = Knowledge.model_json_schema()["$defs"]
    plain = {
        name for name, model in definitions.items() if set(model["properties"]) == {"zh", "en"}
    }
    assert plain == {"Name", "Text", "Aliases"}
    assert listed == {"Knowledge", *definitions} - {"Name", "Text"}


def test_what_was_refused_before_is_not_reported_again() -> None:
    report = Report("event.yaml")
    place = Place(3, 5)
    report.add(place, "yaml_tag", tag="!x")
    root: Node = Mapping(Place(1, 1), {"event": Scalar(place, None)}, {"event": Place(1, 1)})
    assert shape.build(root, report) is None
    assert [f.parameters for f in report.faults() if f.code == "wrong_type"] == []
    assert [f.code for f in report.faults()] == ["missing"] * 3 + ["yaml_tag"]
