"""The templates of bootstrap/, deployed by moto's CloudFormation: another reader of their functions and conditions.

Judged: parameters, conditions and functions; roles with their trust, session length, policies and boundary; names,
encryption and stack outputs. Not judged, for moto's CloudFormation makes nothing of them: the OIDC provider, bucket
policies, versioning, lifecycle, ownership and public access of buckets, what is kept when a stack goes, and whether a
policy lets a call through.
"""

import json
import unittest

import boto3
import counted
from moto import mock_aws
from stacks import ACCOUNT, HOST, PROVIDER, REPOSITORY, deploy, policy, role, texts, trust

CLASSIC = "repo:acme/support-models"
IMMUTABLE = "repo:acme@17/support-models@4242"
OWN = {"StringEquals": {"aws:ResourceTag/bedrock-tune:repository-id": "4242"}}
ROLES = ["plan", "status", "apply", "teardown"]


@mock_aws
class Account(unittest.TestCase):
    def test_trusts_environments_in_both_formats_of_a_subject(self):
        deploy("account", **REPOSITORY)
        ends = {
            "plan": "pull_request",
            "status": "ref:refs/heads/main",
            "apply": "environment:bedrock-train",
            "teardown": "environment:bedrock-teardown",
        }
        for name, end in ends.items():
            with self.subTest(name):
                self.assertEqual(
                    trust(f"bedrock-tune-{name}"),
                    {
                        "Effect": "Allow",
                        "Principal": {"Federated": PROVIDER},
                        "Action": "sts:AssumeRoleWithWebIdentity",
                        "Condition": {
                            "StringEquals": {
                                f"{HOST}:aud": "sts.amazonaws.com",
                                f"{HOST}:sub": [f"{CLASSIC}:{end}", f"{IMMUTABLE}:{end}"],
                            }
                        },
                    },
                )

    def test_trusts_the_branch_where_there_are_no_environments(self):
        deploy("account", **REPOSITORY, TrustBy="branch", DefaultBranch="release/1.x", SubjectFormat="immutable")
        for name in ["status", "apply", "teardown"]:
            with self.subTest(name):
                condition = trust(f"bedrock-tune-{name}")["Condition"]["StringEquals"]
                self.assertEqual(set(condition[f"{HOST}:sub"]), {f"{IMMUTABLE}:ref:refs/heads/release/1.x"})

    def test_names_the_issuer_of_an_enterprise_server_and_pins_claims_if_asked(self):
        issuer = "github.acme.example/_services/token"
        provider = f"arn:aws:iam::{ACCOUNT}:oidc-provider/{issuer}"
        deploy(
            "account",
            **{**REPOSITORY, "OidcProviderArn": provider},
            OidcIssuer=issuer,
            PinClaims="yes",
            SubjectFormat="classic",
        )
        apply = trust("bedrock-tune-apply")
        self.assertEqual(apply["Principal"], {"Federated": provider})
        self.assertEqual(
            apply["Condition"],
            {
                "StringEquals": {
                    f"{issuer}:aud": "sts.amazonaws.com",
                    f"{issuer}:sub": [f"{CLASSIC}:environment:bedrock-train"] * 2,
                    f"{issuer}:repository_id": "4242",
                    f"{issuer}:ref": "refs/heads/main",
                }
            },
        )
        plan = trust("bedrock-tune-plan")["Condition"]["StringEquals"]
        self.assertEqual(plan[f"{issuer}:repository_id"], "4242")
        self.assertNotIn(f"{issuer}:ref", plan)

    def test_gives_each_role_one_hour_and_one_policy(self):
        deploy("account", **REPOSITORY)
        for name in ROLES:
            with self.subTest(name):
                self.assertEqual(role(f"bedrock-tune-{name}")["MaxSessionDuration"], 3600)
                for statement in policy(f"bedrock-tune-{name}").values():
                    self.assertEqual(statement["Effect"], "Allow")

    def test_limits_what_writes_to_the_repository_and_its_folders(self):
        deploy("account", **REPOSITORY)
        apply, teardown = policy("bedrock-tune-apply"), policy("bedrock-tune-teardown")
        self.assertEqual(
            apply["StartRuns"]["Condition"],
            {
                "StringEquals": {"aws:RequestTag/bedrock-tune:repository-id": "4242"},
                "StringEqualsIfExists": OWN["StringEquals"],
            },
        )
        self.assertEqual(
            texts(apply["PassServiceRole"]["Resource"]),
            [f"arn:aws:iam::{ACCOUNT}:role/bedrock-tune-service-us-east-1"],
        )
        self.assertEqual(
            apply["PassServiceRole"]["Condition"],
            {"StringEquals": {"iam:PassedToService": "bedrock.amazonaws.com"}},
        )
        for statement in [apply["StopOwnRuns"], *(teardown[sid] for sid in teardown if "Own" in sid and sid != "ReadOwners")]:
            self.assertEqual(statement["Condition"], OWN)
        data = f"arn:aws:s3:::bedrock-tune-data-{ACCOUNT}-us-east-1/bedrock-tune/acme/support-models"
        output = f"arn:aws:s3:::bedrock-tune-output-{ACCOUNT}-us-east-1/bedrock-tune/acme/support-models"
        self.assertEqual(texts(apply["UploadDatasets"]["Resource"]), [f"{data}/datasets/*"])
        self.assertEqual(
            texts(teardown["DeleteObjects"]["Resource"]), [f"{data}/datasets/*", f"{output}/outputs/*"]
        )

    def test_makes_the_role_of_later_commands_only_if_asked(self):
        self.assertNotIn("EvaluateRoleArn", deploy("account", **REPOSITORY))
        boto3.client("cloudformation", region_name="us-east-1").delete_stack(StackName="account")
        outputs = deploy("account", **REPOSITORY, EvaluateRole="yes")
        arn = f"arn:aws:iam::{ACCOUNT}:role/bedrock-tune-evaluate"
        self.assertEqual(outputs["EvaluateRoleArn"], arn)
        self.assertIn(f"evaluate: {arn}, ", outputs["Roles"])
        self.assertEqual(trust("bedrock-tune-evaluate"), trust("bedrock-tune-apply"))
        self.assertEqual(policy("bedrock-tune-evaluate")["PromoteOwnModels"]["Condition"], OWN)

    def test_grants_options_only_where_they_are_asked_for(self):
        options = {"SecondRegion", "CopyS3Datasets", "BucketKey"}
        deploy("account", **REPOSITORY)
        plain = policy("bedrock-tune-apply")
        self.assertEqual(options & set(plain), set())
        self.assertNotIn("us-west-2", json.dumps(plain))
        boundary = f"arn:aws:iam::{ACCOUNT}:policy/limits"
        key = f"arn:aws:kms:us-east-1:{ACCOUNT}:key/k"
        deploy_other = {
            **REPOSITORY,
            "RoleNamePrefix": "other",
            "SecondRegion": "us-west-2",
            "S3DatasetArns": "arn:aws:s3:::acme/a/*,arn:aws:s3:::acme/b/*",
            "BucketKeyArns": key,
            "PermissionsBoundaryArn": boundary,
        }
        boto3.client("cloudformation", region_name="us-east-1").delete_stack(StackName="account")
        deploy("account", **deploy_other)
        full = policy("other-apply")
        self.assertEqual(full["CopyS3Datasets"]["Resource"], ["arn:aws:s3:::acme/a/*", "arn:aws:s3:::acme/b/*"])
        self.assertEqual(texts(full["BucketKey"]["Resource"]), [key])
        self.assertEqual(
            texts(full["PassServiceRole"]["Resource"]),
            [f"arn:aws:iam::{ACCOUNT}:role/other-service-{region}" for region in ["us-east-1", "us-west-2"]],
        )
        self.assertEqual(role("other-plan")["PermissionsBoundary"]["PermissionsBoundaryArn"], boundary)

    def test_puts_out_what_jobs_yaml_needs(self):
        outputs = deploy("account", **REPOSITORY)
        self.assertEqual(outputs["AccountId"], ACCOUNT)
        for name in ROLES:
            arn = f"arn:aws:iam::{ACCOUNT}:role/bedrock-tune-{name}"
            self.assertEqual(outputs[f"{name.title()}RoleArn"], arn)
            self.assertIn(f"{name}: {arn}", outputs["Roles"])


@mock_aws
class Region(unittest.TestCase):
    def test_makes_encrypted_buckets_and_puts_out_what_jobs_yaml_needs(self):
        outputs = deploy("region", "us-west-2")
        self.assertEqual(
            outputs,
            {
                "Region": "us-west-2",
                "AccountId": ACCOUNT,
                "Bucket": f"bedrock-tune-data-{ACCOUNT}-us-west-2",
                "OutputBucket": f"bedrock-tune-output-{ACCOUNT}-us-west-2",
                "ServiceRoleArn": f"arn:aws:iam::{ACCOUNT}:role/bedrock-tune-service-us-west-2",
            },
        )
        self.assertEqual(self.encryption(outputs["Bucket"]), ("AES256", None))
        self.assertEqual(self.encryption(outputs["OutputBucket"]), ("AES256", None))

    def test_encrypts_with_a_key_that_the_service_role_may_then_use(self):
        key = f"arn:aws:kms:us-east-1:{ACCOUNT}:key/k"
        outputs = deploy("region", KmsKeyArn=key)
        self.assertEqual(self.encryption(outputs["OutputBucket"]), ("aws:kms", key))
        self.assertEqual(
            policy("bedrock-tune-service-us-east-1")["BucketKey"]["Condition"],
            {"StringEquals": {"kms:ViaService": "s3.us-east-1.amazonaws.com"}},
        )

    def test_lets_bedrock_in_for_jobs_of_this_account_and_region_only(self):
        deploy("region")
        self.assertEqual(
            trust("bedrock-tune-service-us-east-1"),
            {
                "Effect": "Allow",
                "Principal": {"Service": "bedrock.amazonaws.com"},
                "Action": "sts:AssumeRole",
                "Condition": {
                    "StringEquals": {"aws:SourceAccount": ACCOUNT},
                    "ArnLike": {"aws:SourceArn": f"arn:aws:bedrock:us-east-1:{ACCOUNT}:model-customization-job/*"},
                },
            },
        )
        granted = policy("bedrock-tune-service-us-east-1")
        self.assertEqual(set(granted), {"List", "Read", "Write"})
        self.assertEqual(
            texts(granted["Write"]["Resource"]),
            [f"arn:aws:s3:::bedrock-tune-output-{ACCOUNT}-us-east-1/bedrock-tune/*"],
        )
        self.assertEqual(granted["Read"]["Condition"], {"StringEquals": {"aws:ResourceAccount": ACCOUNT}})

    def test_reaches_into_a_vpc_only_where_one_is_named(self):
        deploy("region", VpcId="vpc-0123456789abcdef0")
        granted = policy("bedrock-tune-service-us-east-1")
        self.assertEqual(
            granted["AttachToVpc"]["Condition"],
            {"ArnEquals": {"ec2:Vpc": f"arn:aws:ec2:us-east-1:{ACCOUNT}:vpc/vpc-0123456789abcdef0"}},
        )

    def encryption(self, bucket):
        s3 = boto3.client("s3", region_name="us-east-1")
        (rule,) = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
        given = rule["ApplyServerSideEncryptionByDefault"]
        return given["SSEAlgorithm"], given.get("KMSMasterKeyID")


counted.main()
