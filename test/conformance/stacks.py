"""Stacks of bootstrap/ in moto's CloudFormation, for the judges that look at what they make."""

import ast
import os
from pathlib import Path

import boto3

for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]
os.environ.update(AWS_ACCESS_KEY_ID="moto", AWS_SECRET_ACCESS_KEY="moto")

BOOTSTRAP = Path(__file__).parent.parent.parent / "bootstrap"
ACCOUNT = "123456789012"
HOST = "token.actions.githubusercontent.com"
PROVIDER = f"arn:aws:iam::{ACCOUNT}:oidc-provider/{HOST}"
REPOSITORY = {
    "GitHubOwner": "acme",
    "GitHubRepository": "support-models",
    "OwnerId": "17",
    "RepositoryId": "4242",
    "Prefix": "bedrock-tune/acme/support-models",
    "OidcProviderArn": PROVIDER,
}


def deploy(template, region="us-east-1", **parameters):
    """Outputs of the stack."""
    cloudformation = boto3.client("cloudformation", region_name=region)
    cloudformation.create_stack(
        StackName=template,
        TemplateBody=(BOOTSTRAP / f"{template}.yaml").read_text(encoding="utf-8"),
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        Capabilities=["CAPABILITY_NAMED_IAM"],
    )
    (stack,) = cloudformation.describe_stacks(StackName=template)["Stacks"]
    assert stack["StackStatus"] == "CREATE_COMPLETE", stack
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}


def role(name):
    return boto3.client("iam", region_name="us-east-1").get_role(RoleName=name)["Role"]


def trust(name):
    (statement,) = role(name)["AssumeRolePolicyDocument"]["Statement"]
    return statement


def policy(name):
    """The one inline policy of a role: its statements by their names."""
    iam = boto3.client("iam", region_name="us-east-1")
    (policy_name,) = iam.list_role_policies(RoleName=name)["PolicyNames"]
    document = iam.get_role_policy(RoleName=name, PolicyName=policy_name)["PolicyDocument"]
    # moto writes the document of a template into its answer as Python does.
    given = without_none(ast.literal_eval(document) if isinstance(document, str) else document)
    return {statement["Sid"]: statement for statement in given["Statement"]}


def without_none(value):
    """moto puts None where AWS::NoValue stands in a list; CloudFormation leaves the member out."""
    if isinstance(value, dict):
        return {key: without_none(member) for key, member in value.items()}
    if isinstance(value, list):
        return [without_none(member) for member in value if member is not None]
    return value


def texts(value):
    return [value] if isinstance(value, str) else value
