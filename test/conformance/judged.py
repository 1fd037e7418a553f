"""What judges that use boto3 share: clients whose answers are held against the service model that botocore brings."""

import json
import os
import unittest
import urllib.request
from xml.etree import ElementTree

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.validate import ParamValidator

BASE = os.environ["AWS_ENDPOINT_URL_BEDROCK"].removesuffix("/bedrock")
ACCOUNT = "111122223333"
REGION = os.environ["AWS_REGION"]
NO_RETRIES = Config(retries={"total_max_attempts": 1, "mode": "standard"})


def control(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{BASE}/_simulator/{path}", data, method=method)
    with urllib.request.urlopen(request) as response:
        return response.read()


def undeclared(value, shape, path=""):
    """Members of a JSON answer that the service model does not know: a parser passes over them in silence."""
    if value is None:
        return [f"{path}: null"]
    if shape.type_name == "structure":
        known = {member.serialization.get("name", name): member for name, member in shape.members.items()}
        return [
            fault
            for name, item in value.items()
            for fault in (
                undeclared(item, known[name], f"{path}.{name}") if name in known else [f"{path}.{name}"]
            )
        ]
    if shape.type_name == "list":
        return [fault for item in value for fault in undeclared(item, shape.member, f"{path}[]")]
    return []


def element_names(shape):
    """Names of all elements that an answer of this shape may hold, however deep."""
    if shape.type_name == "structure":
        return {
            name
            for key, member in shape.members.items()
            for name in {member.serialization.get("name", key)} | element_names(member)
        }
    if shape.type_name == "list":
        return {shape.member.serialization.get("name", "member")} | element_names(shape.member)
    return set()


def undeclared_elements(content, model):
    """Elements of an XML answer that the service model does not know: a parser passes over them in silence."""
    _, *elements = ElementTree.fromstring(content).iter()
    known = element_names(model.output_shape)
    if model.service_model.metadata["protocol"] == "query":
        known |= {f"{model.name}Result", "ResponseMetadata", "RequestId"}
    found = {element.tag.split("}")[-1] for element in elements}
    return sorted(found - known)


def held_to_the_model(http_response, parsed, model, **_):
    """Required members and types of an answer, and no member beyond those declared."""
    if http_response.status_code >= 300 or model.output_shape is None:
        return
    # botocore itself puts None where GetBucketLocation answers with an empty element.
    members = {k: value for k, value in parsed.items() if k != "ResponseMetadata" and value is not None}
    faults = []
    if not model.has_streaming_output:
        report = ParamValidator().validate(members, model.output_shape)
        faults += [report.generate_report()] if report.has_errors() else []
    if model.service_model.metadata["protocol"] in ("rest-json", "json") and http_response.content:
        faults += undeclared(json.loads(http_response.content), model.output_shape)
    if http_response.headers.get("content-type", "").endswith("xml"):
        faults += undeclared_elements(http_response.content, model)
    if faults:
        raise AssertionError(f"{model.name}: {faults}")


def client(service, **options):
    made = boto3.client(service, region_name=options.pop("region_name", REGION), config=NO_RETRIES, **options)
    # Before botocore makes objects of the policy documents that IAM sends as text.
    made.meta.events.register_first(f"after-call.{service}", held_to_the_model)
    return made


class Judged(unittest.TestCase):
    def setUp(self):
        control("POST", "reset", {})

    def refused(self, code, status, call, **arguments):
        with self.assertRaises(ClientError) as caught:
            call(**arguments)
        answer = caught.exception.response
        status_given = answer["ResponseMetadata"]["HTTPStatusCode"]
        self.assertEqual((answer["Error"]["Code"], status_given), (code, status))
        return answer
