"""What the simulator offers for setting up and removing, judged by boto3: CloudFormation, IAM, quotas, buckets."""

import counted
from judged import ACCOUNT, Judged, client

TEMPLATE = """
Parameters:
  Days: { Type: Number, Default: 7 }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: lab
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: bedrock.amazonaws.com }, Action: sts:AssumeRole }]
      Policies:
        - PolicyName: read
          PolicyDocument:
            Version: "2012-10-17"
            Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::lab-data/*" }]
  Data:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: lab-data
      VersioningConfiguration: { Status: Enabled }
      LifecycleConfiguration:
        Rules: [{ Status: Enabled, AbortIncompleteMultipartUpload: { DaysAfterInitiation: !Ref Days } }]
      Tags: [{ Key: team, Value: ml }]
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Deny
            Principal: "*"
            Action: s3:*
            Resource: !Sub "${Data.Arn}/*"
            Condition: { Bool: { "aws:SecureTransport": "false" } }
Outputs:
  Bucket: { Value: !Ref Data }
"""
STACK = {"StackName": "lab", "TemplateBody": TEMPLATE, "Capabilities": ["CAPABILITY_NAMED_IAM"]}
AGAIN = {"StackName": "lab", "UsePreviousTemplate": True, "Capabilities": ["CAPABILITY_NAMED_IAM"]}


class CloudFormation(Judged):
    def setUp(self):
        super().setUp()
        self.stacks = client("cloudformation")

    def test_creates_describes_and_deletes_a_stack(self):
        self.refused("InsufficientCapabilitiesException", 400, self.stacks.create_stack, **{**STACK, "Capabilities": []})
        self.stacks.create_stack(**STACK)
        self.stacks.get_waiter("stack_create_complete").wait(StackName="lab")
        self.refused("AlreadyExistsException", 400, self.stacks.create_stack, **STACK)
        (stack,) = self.stacks.describe_stacks(StackName="lab")["Stacks"]
        self.assertEqual(stack["Outputs"], [{"OutputKey": "Bucket", "OutputValue": "lab-data"}])
        resources = self.stacks.describe_stack_resources(StackName="lab")["StackResources"]
        self.assertEqual({one["LogicalResourceId"] for one in resources}, {"Role", "Data", "DataPolicy"})
        events = self.stacks.describe_stack_events(StackName="lab")["StackEvents"]
        self.assertEqual(events[0]["ResourceStatus"], "CREATE_COMPLETE")
        self.assertEqual(self.stacks.get_template(StackName="lab")["TemplateBody"], TEMPLATE)
        self.refused("ValidationError", 400, self.stacks.update_stack, **AGAIN)
        self.stacks.delete_stack(StackName="lab")
        self.stacks.get_waiter("stack_delete_complete").wait(StackName="lab")
        self.refused("ValidationError", 400, self.stacks.describe_stacks, StackName="lab")

    def test_shows_changes_before_they_are_made(self):
        named = {"StackName": "lab", "ChangeSetName": "one"}
        self.stacks.create_change_set(**STACK, ChangeSetName="one", ChangeSetType="CREATE")
        self.stacks.get_waiter("change_set_create_complete").wait(**named)
        changes = self.stacks.describe_change_set(**named)["Changes"]
        self.assertEqual({one["ResourceChange"]["Action"] for one in changes}, {"Add"})
        self.stacks.execute_change_set(**named)
        self.stacks.get_waiter("stack_create_complete").wait(StackName="lab")
        self.refused("ChangeSetNotFound", 404, self.stacks.describe_change_set, StackName="lab", ChangeSetName="two")
        days = [{"ParameterKey": "Days", "ParameterValue": "3"}]
        self.stacks.create_change_set(**AGAIN, ChangeSetName="two", Parameters=days)
        (change,) = self.stacks.describe_change_set(StackName="lab", ChangeSetName="two")["Changes"]
        self.assertEqual((change["ResourceChange"]["Action"], change["ResourceChange"]["Replacement"]), ("Modify", "False"))
        for _ in ("there", "gone"):
            self.stacks.delete_change_set(StackName="lab", ChangeSetName="two")

    def test_tells_what_a_template_asks_for(self):
        for call in (self.stacks.validate_template, self.stacks.get_template_summary):
            told = call(TemplateBody=TEMPLATE)
            self.assertEqual([one["ParameterKey"] for one in told["Parameters"]], ["Days"])
            self.assertEqual(told["Capabilities"], ["CAPABILITY_NAMED_IAM"])


class Iam(Judged):
    def setUp(self):
        super().setUp()
        self.stacks = client("cloudformation")
        self.stacks.create_stack(**STACK)
        self.iam = client("iam")

    def test_shows_and_deletes_a_role(self):
        self.assertEqual(self.iam.get_role(RoleName="lab")["Role"]["Arn"], f"arn:aws:iam::{ACCOUNT}:role/lab")
        self.assertEqual(self.iam.list_attached_role_policies(RoleName="lab")["AttachedPolicies"], [])
        self.refused("DeleteConflict", 409, self.iam.delete_role, RoleName="lab")
        for name in self.iam.list_role_policies(RoleName="lab")["PolicyNames"]:
            document = self.iam.get_role_policy(RoleName="lab", PolicyName=name)["PolicyDocument"]
            self.assertEqual(document["Statement"][0]["Action"], "s3:GetObject")
            self.iam.delete_role_policy(RoleName="lab", PolicyName=name)
        self.iam.delete_role(RoleName="lab")
        self.refused("NoSuchEntity", 404, self.iam.get_role, RoleName="lab")

    def test_simulates_the_policies_of_a_role(self):
        answer = self.iam.simulate_principal_policy(
            PolicySourceArn=f"arn:aws:iam::{ACCOUNT}:role/lab",
            ActionNames=["s3:GetObject", "s3:PutObject"],
            ResourceArns=["arn:aws:s3:::lab-data/key"],
        )
        decisions = {one["EvalActionName"]: one["EvalDecision"] for one in answer["EvaluationResults"]}
        self.assertEqual(decisions, {"s3:GetObject": "allowed", "s3:PutObject": "implicitDeny"})

    def test_shows_and_deletes_providers(self):
        (provider,) = self.iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]
        named = {"OpenIDConnectProviderArn": provider["Arn"]}
        self.assertEqual(self.iam.get_open_id_connect_provider(**named)["ClientIDList"], ["sts.amazonaws.com"])
        for _ in ("there", "gone"):
            self.iam.delete_open_id_connect_provider(**named)
        self.refused("NoSuchEntity", 404, self.iam.get_open_id_connect_provider, **named)


class ServiceQuotas(Judged):
    def test_tells_quotas(self):
        quotas = client("service-quotas")
        found = {one["QuotaCode"]: one["Value"] for one in quotas.list_service_quotas(ServiceCode="bedrock")["Quotas"]}
        for code, value in found.items():
            one = {"ServiceCode": "bedrock", "QuotaCode": code}
            self.assertEqual(quotas.get_service_quota(**one)["Quota"]["Value"], value)
            self.assertEqual(quotas.get_aws_default_service_quota(**one)["Quota"]["QuotaCode"], code)
        self.refused("NoSuchResourceException", 400, quotas.get_service_quota, ServiceCode="bedrock", QuotaCode="L-0")


class Buckets(Judged):
    def setUp(self):
        super().setUp()
        client("cloudformation").create_stack(**STACK)
        self.s3 = client("s3")

    def test_tells_the_settings_of_a_bucket(self):
        lab = {"Bucket": "lab-data"}
        self.assertEqual(self.s3.get_bucket_versioning(**lab)["Status"], "Enabled")
        block = self.s3.get_public_access_block(**lab)["PublicAccessBlockConfiguration"]
        self.assertEqual(set(block.values()), {True})
        (rule,) = self.s3.get_bucket_ownership_controls(**lab)["OwnershipControls"]["Rules"]
        self.assertEqual(rule["ObjectOwnership"], "BucketOwnerEnforced")
        (rule,) = self.s3.get_bucket_encryption(**lab)["ServerSideEncryptionConfiguration"]["Rules"]
        self.assertEqual(rule["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"], "AES256")
        (rule,) = self.s3.get_bucket_lifecycle_configuration(**lab)["Rules"]
        self.assertEqual(rule["AbortIncompleteMultipartUpload"], {"DaysAfterInitiation": 7})
        self.assertIn("aws:SecureTransport", self.s3.get_bucket_policy(**lab)["Policy"])
        self.assertIn({"Key": "team", "Value": "ml"}, self.s3.get_bucket_tagging(**lab)["TagSet"])

    def test_makes_changes_and_deletes_a_bucket(self):
        new = {"Bucket": "lab-new"}
        for _ in ("made", "forgiven"):
            self.s3.create_bucket(**new)
        self.assertIn("lab-new", [bucket["Name"] for bucket in self.s3.list_buckets()["Buckets"]])
        self.s3.put_public_access_block(**new, PublicAccessBlockConfiguration={"BlockPublicAcls": True})
        self.s3.delete_public_access_block(**new)
        self.s3.delete_bucket_policy(**new)
        self.s3.put_bucket_versioning(**new, VersioningConfiguration={"Status": "Enabled"})
        for code, call in {
            "NoSuchPublicAccessBlockConfiguration": self.s3.get_public_access_block,
            "NoSuchLifecycleConfiguration": self.s3.get_bucket_lifecycle_configuration,
            "NoSuchBucketPolicy": self.s3.get_bucket_policy,
            "NoSuchTagSet": self.s3.get_bucket_tagging,
        }.items():
            self.refused(code, 404, call, **new)
        self.s3.delete_bucket(**new)
        self.refused("NoSuchBucket", 404, self.s3.get_bucket_versioning, **new)


counted.main()
