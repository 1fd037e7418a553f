"""The simulator, judged by boto3: an SDK with its own request builder, parser and waiters.

Runs in the environment that `npm run simulator` prints. Every request is held against the service model that botocore
brings before it is sent; every answer after it is parsed (`judged.py`). Not judged: signatures, which the
simulator does not verify, and the times at which states change, which are the simulator's own.
"""

import base64
import hashlib
import io
import json
import os
import urllib.request
from datetime import datetime, timedelta, timezone

import counted
from boto3.s3.transfer import TransferConfig
from judged import ACCOUNT, REGION, Judged, client, control

DATA = "acme-bedrock-tune-data"
OUTPUT = "acme-bedrock-tune-output"
SERVICE_ROLE = f"arn:aws:iam::{ACCOUNT}:role/bedrock-tune-service"
APPLY_ROLE = f"arn:aws:iam::{ACCOUNT}:role/bedrock-tune-apply"
MODEL = "amazon.nova-micro-v1:0:128k"


class S3(Judged):
    def setUp(self):
        super().setUp()
        self.s3 = client("s3")

    def put(self, key, body=b"text", **options):
        return self.s3.put_object(Bucket=DATA, Key=key, Body=body, **options)

    def test_stores_and_returns_an_object_with_its_checksums(self):
        body = b'{"a": 1}\n' * 1000
        sha256 = base64.b64encode(hashlib.sha256(body).digest()).decode()
        described = {"ContentType": "application/x-ndjson", "Metadata": {"a": "b"}}
        stored = self.put("k", body, ChecksumSHA256=sha256, **described)
        self.assertEqual(stored["ChecksumSHA256"], sha256)
        self.assertEqual(stored["ETag"], f'"{hashlib.md5(body).hexdigest()}"')
        head = self.s3.head_object(Bucket=DATA, Key="k", ChecksumMode="ENABLED", ExpectedBucketOwner=ACCOUNT)
        self.assertEqual(
            (head["ContentLength"], head["ChecksumSHA256"], head["ContentType"], head["Metadata"]),
            (len(body), sha256, "application/x-ndjson", {"a": "b"}),
        )
        now = datetime.fromisoformat(json.loads(control("GET", "clock"))["now"])
        self.assertLess(abs(head["LastModified"] - now), timedelta(minutes=5))
        got = self.s3.get_object(Bucket=DATA, Key="k", VersionId=stored["VersionId"])
        self.assertEqual(got["Body"].read(), body)
        part = self.s3.get_object(Bucket=DATA, Key="k", Range="bytes=2-4")
        self.assertEqual((part["Body"].read(), part["ContentRange"]), (body[2:5], f"bytes 2-4/{len(body)}"))

    def test_boto3_checks_the_checksum_it_asked_for_itself(self):
        for algorithm in ["CRC32", "SHA1", "SHA256"]:
            with self.subTest(algorithm):
                self.put("k", b"bytes", ChecksumAlgorithm=algorithm)
                got = self.s3.get_object(Bucket=DATA, Key="k", ChecksumMode="ENABLED")
                self.assertIn(f"Checksum{algorithm}", got)
                # Reading to the end raises when the checksum is not that of the bytes.
                self.assertEqual(got["Body"].read(), b"bytes")

    def test_refuses_other_bytes_and_a_key_that_is_taken(self):
        other = base64.b64encode(hashlib.sha256(b"other").digest()).decode()
        self.refused("BadDigest", 400, self.put, key="k", ChecksumSHA256=other)
        self.put("k", IfNoneMatch="*")
        self.refused("PreconditionFailed", 412, self.put, key="k", IfNoneMatch="*")

    def test_says_what_is_missing_or_not_ours(self):
        self.refused("NoSuchKey", 404, self.s3.get_object, Bucket=DATA, Key="k")
        self.refused("404", 404, self.s3.head_object, Bucket=DATA, Key="k")
        self.refused("NoSuchBucket", 404, self.s3.list_objects_v2, Bucket="no-such-bucket")
        self.refused("AccessDenied", 403, self.s3.get_object, Bucket=DATA, Key="k", ExpectedBucketOwner="9" * 12)
        self.refused("403", 403, self.s3.head_bucket, Bucket=DATA, ExpectedBucketOwner="9" * 12)

    def test_leads_to_the_region_of_a_bucket(self):
        # boto3 follows the redirect by the region in its header, and signs anew.
        self.s3.put_object(Bucket=f"{DATA}-west", Key="k", Body=b"x")
        west = self.s3.get_bucket_location(Bucket=f"{DATA}-west")["LocationConstraint"]
        self.assertEqual((west, self.s3.get_bucket_location(Bucket=DATA)["LocationConstraint"]), ("us-west-2", None))
        self.assertEqual(self.s3.get_bucket_versioning(Bucket=DATA)["Status"], "Enabled")

    def test_pages_through_keys_and_versions(self):
        keys = sorted([f"p/{number:02}" for number in range(20)] + ["p/a b+c&d<e>.jsonl", "p/ünï 'q' \"r\""])
        for key in keys + keys[:3]:
            self.put(key)
        pager = self.s3.get_paginator("list_objects_v2")
        pages = list(pager.paginate(Bucket=DATA, Prefix="p/", PaginationConfig={"PageSize": 7}))
        self.assertEqual([page["KeyCount"] for page in pages], [7, 7, 7, 1])
        self.assertEqual([item["Key"] for page in pages for item in page["Contents"]], keys)
        self.assertEqual(self.s3.list_objects_v2(Bucket=DATA, Prefix="none")["KeyCount"], 0)
        pager = self.s3.get_paginator("list_object_versions")
        versions = [
            version
            for page in pager.paginate(Bucket=DATA, PaginationConfig={"PageSize": 4})
            for version in page["Versions"]
        ]
        self.assertEqual(sorted(version["Key"] for version in versions), sorted(keys + keys[:3]))
        self.assertEqual(len({version["VersionId"] for version in versions}), len(versions))
        self.assertEqual(sum(version["IsLatest"] for version in versions), len(keys))

    def test_copies_a_version(self):
        old = self.put("a b/ü+(1)", b"old", ChecksumAlgorithm="CRC32")["VersionId"]
        self.put("a b/ü+(1)", b"new")
        source = {"Bucket": DATA, "Key": "a b/ü+(1)", "VersionId": old}
        copied = self.s3.copy_object(Bucket=OUTPUT, Key="copy", CopySource=source, ChecksumAlgorithm="SHA256")
        sha256 = base64.b64encode(hashlib.sha256(b"old").digest()).decode()
        self.assertEqual(copied["CopyObjectResult"]["ChecksumSHA256"], sha256)
        self.assertEqual(copied["CopySourceVersionId"], old)
        self.assertEqual(self.s3.get_object(Bucket=OUTPUT, Key="copy")["Body"].read(), b"old")

    def test_deletes_objects_and_versions(self):
        first = self.put("k", b"1")["VersionId"]
        marker = self.s3.delete_object(Bucket=DATA, Key="k")
        self.assertTrue(marker["DeleteMarker"])
        listed = self.s3.list_object_versions(Bucket=DATA, Prefix="k")
        self.assertEqual([item["VersionId"] for item in listed["Versions"]], [first])
        self.assertEqual([item["VersionId"] for item in listed["DeleteMarkers"]], [marker["VersionId"]])
        named = [{"Key": "k", "VersionId": first}, {"Key": "k", "VersionId": marker["VersionId"]}]
        deleted = self.s3.delete_objects(Bucket=DATA, Delete={"Objects": named})["Deleted"]
        self.assertEqual([item["VersionId"] for item in deleted], [item["VersionId"] for item in named])
        self.assertNotIn("Versions", self.s3.list_object_versions(Bucket=DATA))

    def test_uploads_in_parts(self):
        # boto3's transfer manager chooses the parts, sends them in threads and completes the upload.
        body = os.urandom(6 * 1024 * 1024)
        config = TransferConfig(multipart_threshold=1024, multipart_chunksize=5 * 1024 * 1024)
        self.s3.upload_fileobj(io.BytesIO(body), DATA, "large", Config=config)
        stored = self.s3.get_object(Bucket=DATA, Key="large", ChecksumMode="ENABLED")
        self.assertEqual(stored["Body"].read(), body)
        self.assertTrue(stored["ETag"].endswith('-2"'), stored["ETag"])
        self.assertNotIn("Uploads", self.s3.list_multipart_uploads(Bucket=DATA))

    def test_lists_and_aborts_unfinished_uploads(self):
        keys = sorted(["p/a b+c&d<e>", "p/k", "p/k", "p/k", "p/ü", "q"])
        options = {"Bucket": DATA, "ChecksumAlgorithm": "SHA256"}
        begun = {self.s3.create_multipart_upload(Key=key, **options)["UploadId"] for key in keys}
        pager = self.s3.get_paginator("list_multipart_uploads")
        pages = list(pager.paginate(Bucket=DATA, PaginationConfig={"PageSize": 2}))
        uploads = [upload for page in pages for upload in page["Uploads"]]
        self.assertEqual([upload["Key"] for upload in uploads], keys)
        self.assertEqual({upload["UploadId"] for upload in uploads}, begun)
        self.assertEqual(len(self.s3.list_multipart_uploads(Bucket=DATA, Prefix="p/k")["Uploads"]), 3)
        named = {"Bucket": DATA, "Key": "q", "UploadId": uploads[-1]["UploadId"]}
        part = self.s3.upload_part(**named, PartNumber=3, Body=b"part", ChecksumAlgorithm="SHA256")
        listed = self.s3.get_paginator("list_parts").paginate(**named).build_full_result()["Parts"]
        self.assertEqual([(item["PartNumber"], item["ETag"], item["Size"]) for item in listed], [(3, part["ETag"], 4)])
        self.s3.abort_multipart_upload(**named, ExpectedBucketOwner=ACCOUNT)
        self.refused("NoSuchUpload", 404, self.s3.abort_multipart_upload, **named)
        self.refused("NoSuchUpload", 404, self.s3.upload_part, **named, PartNumber=1, Body=b"late")
        self.refused(
            "AccessDenied", 403, self.s3.list_multipart_uploads, Bucket=DATA, ExpectedBucketOwner="9" * 12
        )

    def test_satisfies_waiters(self):
        self.put("k")
        quick = {"Delay": 0, "MaxAttempts": 1}
        self.s3.get_waiter("bucket_exists").wait(Bucket=DATA, WaiterConfig=quick)
        self.s3.get_waiter("object_exists").wait(Bucket=DATA, Key="k", WaiterConfig=quick)
        self.s3.get_waiter("object_not_exists").wait(Bucket=DATA, Key="none", WaiterConfig=quick)


class Sts(Judged):
    def token(self, audience="sts.amazonaws.com"):
        url = f'{os.environ["ACTIONS_ID_TOKEN_REQUEST_URL"]}&audience={audience}'
        bearer = {"Authorization": f'Bearer {os.environ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]}'}
        with urllib.request.urlopen(urllib.request.Request(url, headers=bearer)) as response:
            return json.load(response)["value"]

    def assume(self, role=APPLY_ROLE, token=None, **options):
        return client("sts").assume_role_with_web_identity(
            RoleArn=role, RoleSessionName="bedrock-tune-1-1", WebIdentityToken=token or self.token(), **options
        )

    def test_knows_the_access_key(self):
        self.assertEqual(client("sts").get_caller_identity()["Account"], ACCOUNT)

    def test_gives_credentials_for_a_web_identity(self):
        answer = self.assume(DurationSeconds=900)
        given = answer["Credentials"]
        self.assertLess(given["Expiration"] - datetime.now(timezone.utc), timedelta(seconds=901))
        self.assertEqual(answer["Audience"], "sts.amazonaws.com")
        session = {
            "aws_access_key_id": given["AccessKeyId"],
            "aws_secret_access_key": given["SecretAccessKey"],
            "aws_session_token": given["SessionToken"],
        }
        identity = client("sts", **session).get_caller_identity()
        arn = f"arn:aws:sts::{ACCOUNT}:assumed-role/bedrock-tune-apply/bedrock-tune-1-1"
        self.assertEqual((identity["Account"], identity["Arn"]), (ACCOUNT, arn))
        self.assertEqual(identity["Arn"], answer["AssumedRoleUser"]["Arn"])
        self.assertEqual(client("bedrock", **session).list_custom_models()["modelSummaries"], [])
        control("POST", "sts/expire-sessions", {})
        self.refused("ExpiredTokenException", 403, client("bedrock", **session).list_custom_models)
        self.refused("ExpiredToken", 400, client("s3", **session).list_objects_v2, Bucket=DATA)

    def test_refuses_in_the_words_of_the_service_model(self):
        sts = client("sts").exceptions
        with self.assertRaises(sts.InvalidIdentityTokenException):
            self.assume(token=self.token(audience="elsewhere"))
        self.refused("AccessDenied", 403, self.assume, role=APPLY_ROLE.replace("-apply", "-teardown"))
        self.refused("ValidationError", 400, self.assume, role=f"arn:aws:iam::{ACCOUNT}:user/x")


def conversation(number):
    def turn(role, text):
        return {"role": role, "content": [{"text": text}]}

    messages = [turn("user", f"Question {number}?"), turn("assistant", f"Answer {number}.")]
    return json.dumps({"schemaVersion": "bedrock-conversation-2024", "messages": messages})


class Bedrock(Judged):
    def setUp(self):
        super().setUp()
        self.bedrock = client("bedrock")
        self.s3 = client("s3")
        for name in ["train", "validation"]:
            rows = "\n".join(conversation(number) for number in range(120))
            self.s3.put_object(Bucket=DATA, Key=f"{name}.jsonl", Body=rows.encode())

    def job(self, name="bot-0123456789ab", **changes):
        return {
            "jobName": name,
            "customModelName": name,
            "roleArn": SERVICE_ROLE,
            "clientRequestToken": f"token-{name}",
            "baseModelIdentifier": MODEL,
            "customizationType": "FINE_TUNING",
            "hyperParameters": {"epochCount": "2", "learningRate": "0.00001"},
            "trainingDataConfig": {"s3Uri": f"s3://{DATA}/train.jsonl"},
            "validationDataConfig": {"validators": [{"s3Uri": f"s3://{DATA}/validation.jsonl"}]},
            "outputDataConfig": {"s3Uri": f"s3://{OUTPUT}/out/"},
            "jobTags": [{"key": "bedrock-tune:job", "value": "bot"}],
            "customModelTags": [{"key": "bedrock-tune:job", "value": "bot"}],
            **changes,
        }

    def create(self, *arguments, **changes):
        return self.bedrock.create_model_customization_job(**self.job(*arguments, **changes))["jobArn"]

    def read(self, arn):
        return self.bedrock.get_model_customization_job(jobIdentifier=arn)

    def test_trains_a_model(self):
        arn = self.create()
        self.assertEqual(self.create(), arn, "the same token makes no second job")
        running = self.read(arn)
        self.assertEqual((running["status"], running["jobName"]), ("InProgress", "bot-0123456789ab"))
        self.assertEqual(running["hyperParameters"], {"epochCount": "2", "learningRate": "0.00001"})
        self.assertEqual(running["statusDetails"]["trainingDetails"]["status"], "NotStarted")
        self.assertEqual(self.read("bot-0123456789ab")["jobArn"], arn)
        control("POST", "clock", {"advanceSeconds": 10 * 24 * 3600})
        ended = self.read(arn)
        self.assertEqual(ended["status"], "Completed")
        self.assertGreater(ended["endTime"], ended["creationTime"])
        self.assertIsInstance(ended["trainingMetrics"]["trainingLoss"], float)
        keys = [item["Key"] for item in self.s3.list_objects_v2(Bucket=OUTPUT, Prefix="out/")["Contents"]]
        self.assertTrue([key for key in keys if key.endswith("step_wise_training_metrics.csv")], keys)
        model = self.bedrock.get_custom_model(modelIdentifier=ended["outputModelArn"])
        self.assertEqual((model["modelName"], model["jobArn"]), ("bot-0123456789ab", arn))
        self.assertEqual(model["hyperParameters"], running["hyperParameters"])

    def test_refuses_in_the_words_of_the_service_model(self):
        self.create()
        errors = self.bedrock.exceptions
        with self.assertRaises(errors.ValidationException) as caught:
            self.create(clientRequestToken="another")
        self.assertIn("currently in use", caught.exception.response["Error"]["Message"])
        with self.assertRaises(errors.ResourceNotFoundException):
            self.read("no-such-job")
        with self.assertRaises(errors.TooManyTagsException):
            self.create("b", jobTags=[{"key": f"k{number}", "value": "v"} for number in range(51)])
        self.create("b")
        with self.assertRaises(errors.ServiceQuotaExceededException):
            self.create("c")

    def test_stops_a_job(self):
        arn = self.create()
        self.bedrock.stop_model_customization_job(jobIdentifier=arn)
        self.assertEqual(self.read(arn)["status"], "Stopping")
        control("POST", "clock", {"advanceSeconds": 3600})
        self.assertEqual(self.read(arn)["status"], "Stopped")
        with self.assertRaises(self.bedrock.exceptions.ConflictException):
            self.bedrock.stop_model_customization_job(jobIdentifier=arn)

    def test_fails_a_job_with_a_reason(self):
        self.s3.put_object(Bucket=DATA, Key="train.jsonl", Body=b"not JSON\n")
        arn = self.create()
        control("POST", "clock", {"advanceSeconds": 10 * 24 * 3600})
        failed = self.read(arn)
        self.assertEqual(failed["status"], "Failed")
        self.assertIn("train.jsonl", failed["failureMessage"])
        self.assertEqual(failed["statusDetails"]["validationDetails"]["status"], "Failed")

    def test_lists_jobs_and_models_in_pages(self):
        names = []
        for number in range(5):
            names.append(f"job-{number}")
            self.create(names[-1])
            control("POST", "clock", {"advanceSeconds": 10 * 24 * 3600})

        def listed(operation, result, **filters):
            pages = self.bedrock.get_paginator(operation).paginate(PaginationConfig={"PageSize": 2}, **filters)
            return [item for page in pages for item in page[result]]

        jobs = listed("list_model_customization_jobs", "modelCustomizationJobSummaries", sortOrder="Ascending")
        self.assertEqual([job["jobName"] for job in jobs], names)
        some = listed(
            "list_model_customization_jobs",
            "modelCustomizationJobSummaries",
            creationTimeAfter=jobs[1]["creationTime"],
            nameContains="job-",
            statusEquals="Completed",
        )
        self.assertEqual([job["jobName"] for job in some], names[:1:-1])
        models = listed("list_custom_models", "modelSummaries", isOwned=True)
        self.assertEqual([model["modelName"] for model in models], names[::-1])
        self.assertEqual({job["customModelArn"] for job in jobs}, {model["modelArn"] for model in models})

    def test_tags_and_deletes(self):
        arn = self.create()
        control("POST", "clock", {"advanceSeconds": 10 * 24 * 3600})
        model = self.read(arn)["outputModelArn"]
        for resource in [arn, model]:
            self.bedrock.tag_resource(resourceARN=resource, tags=[{"key": "team", "value": "support"}])
            self.bedrock.untag_resource(resourceARN=resource, tagKeys=["bedrock-tune:job"])
            tags = self.bedrock.list_tags_for_resource(resourceARN=resource)["tags"]
            self.assertEqual(tags, [{"key": "team", "value": "support"}])
        self.bedrock.delete_custom_model(modelIdentifier=model)
        self.assertEqual(self.bedrock.list_custom_models()["modelSummaries"], [])
        with self.assertRaises(self.bedrock.exceptions.ResourceNotFoundException):
            self.bedrock.delete_custom_model(modelIdentifier=model)
        self.assertEqual(self.read(arn)["status"], "Completed")

    def trained(self, *names):
        arns = []
        for name in names:
            arn = self.create(name)
            control("POST", "clock", {"advanceSeconds": 10 * 24 * 3600})
            arns.append(self.read(arn)["outputModelArn"])
        return arns

    def test_deploys_and_swaps_models(self):
        old, new = self.trained("old", "new")
        tags = [{"key": "team", "value": "support"}]
        request = {"modelDeploymentName": "live", "modelArn": old, "description": "tickets", "tags": tags}
        arn = self.bedrock.create_custom_model_deployment(**request, clientRequestToken="t")["customModelDeploymentArn"]
        again = self.bedrock.create_custom_model_deployment(**request, clientRequestToken="t")
        self.assertEqual(again["customModelDeploymentArn"], arn)

        def live(identifier="live"):
            return self.bedrock.get_custom_model_deployment(customModelDeploymentIdentifier=identifier)

        errors = self.bedrock.exceptions
        self.assertEqual((live()["status"], live(arn)["modelArn"]), ("Creating", old))
        with self.assertRaises(errors.ValidationException):
            self.bedrock.delete_custom_model_deployment(customModelDeploymentIdentifier=arn)
        control("POST", "clock", {"advanceSeconds": 3600})
        self.assertEqual((live()["status"], live()["modelDeploymentName"]), ("Active", "live"))
        updated = self.bedrock.update_custom_model_deployment(customModelDeploymentIdentifier=arn, modelArn=new)
        self.assertEqual(updated["customModelDeploymentArn"], arn)
        self.assertEqual(live()["updateDetails"], {"modelArn": new, "updateStatus": "Updating"})
        with self.assertRaises(errors.ConflictException):
            self.bedrock.delete_custom_model(modelIdentifier=old)
        control("POST", "clock", {"advanceSeconds": 3600})
        self.assertEqual((live()["modelArn"], live()["updateDetails"]["updateStatus"]), (new, "UpdateCompleted"))
        self.assertEqual(self.bedrock.list_tags_for_resource(resourceARN=arn)["tags"], tags)
        for filters in [{}, {"modelArnEquals": new}, {"statusEquals": "Active", "nameContains": "liv"}]:
            pages = self.bedrock.get_paginator("list_custom_model_deployments").paginate(**filters)
            found = [item for page in pages for item in page["modelDeploymentSummaries"]]
            self.assertEqual([item["customModelDeploymentName"] for item in found], ["live"])
        self.bedrock.delete_custom_model_deployment(customModelDeploymentIdentifier="live")
        with self.assertRaises(errors.ResourceNotFoundException):
            live()
        self.bedrock.delete_custom_model(modelIdentifier=new)

    def test_fails_a_deployment_as_scripted_and_keeps_quotas(self):
        (model,) = self.trained("bot")
        control("POST", "bedrock/endpoints", {"rules": [{"name": "one", "message": "no capacity"}]})
        for name in ["one", "two"]:
            self.bedrock.create_custom_model_deployment(modelDeploymentName=name, modelArn=model)
        with self.assertRaises(self.bedrock.exceptions.ServiceQuotaExceededException):
            self.bedrock.create_custom_model_deployment(modelDeploymentName="three", modelArn=model)
        control("POST", "clock", {"advanceSeconds": 3600})
        pages = self.bedrock.get_paginator("list_custom_model_deployments").paginate(PaginationConfig={"PageSize": 1})
        found = {item["customModelDeploymentName"]: item for page in pages for item in page["modelDeploymentSummaries"]}
        self.assertEqual({name: item["status"] for name, item in found.items()}, {"one": "Failed", "two": "Active"})
        self.assertEqual(found["one"]["failureMessage"], "no capacity")

    def test_provisions_throughput(self):
        old, new = self.trained("old", "new")
        request = {"provisionedModelName": "fast", "modelId": old, "modelUnits": 1}
        errors = self.bedrock.exceptions
        with self.assertRaises(errors.ServiceQuotaExceededException):
            self.bedrock.create_provisioned_model_throughput(**request)
        control("POST", "bedrock/settings", {"quotas": {"modelUnits": 2}})
        arn = self.bedrock.create_provisioned_model_throughput(**request)["provisionedModelArn"]
        request = {"provisionedModelName": "bound", "modelId": MODEL, "modelUnits": 1, "commitmentDuration": "OneMonth"}
        self.bedrock.create_provisioned_model_throughput(**request)
        with self.assertRaises(errors.ConflictException):
            self.bedrock.delete_provisioned_model_throughput(provisionedModelId=arn)
        control("POST", "clock", {"advanceSeconds": 3600})
        fast = self.bedrock.get_provisioned_model_throughput(provisionedModelId="fast")
        self.assertEqual((fast["status"], fast["modelArn"], fast["provisionedModelArn"]), ("InService", old, arn))
        change = {"desiredProvisionedModelName": "faster", "desiredModelId": new}
        self.bedrock.update_provisioned_model_throughput(provisionedModelId=arn, **change)
        changing = self.bedrock.get_provisioned_model_throughput(provisionedModelId="faster")
        self.assertEqual((changing["status"], changing["desiredModelArn"]), ("Updating", new))
        control("POST", "clock", {"advanceSeconds": 3600})
        pager = self.bedrock.get_paginator("list_provisioned_model_throughputs")
        pages = pager.paginate(PaginationConfig={"PageSize": 1})
        found = {item["provisionedModelName"]: item for page in pages for item in page["provisionedModelSummaries"]}
        statuses = {name: item["status"] for name, item in found.items()}
        self.assertEqual(statuses, {"faster": "InService", "bound": "InService"})
        self.assertEqual(found["faster"]["modelArn"], new)
        commitment = found["bound"]["commitmentExpirationTime"] - found["bound"]["creationTime"]
        self.assertGreater(commitment, timedelta(days=27))
        with self.assertRaises(errors.ValidationException):
            self.bedrock.delete_provisioned_model_throughput(provisionedModelId="bound")
        self.bedrock.delete_provisioned_model_throughput(provisionedModelId=arn)
        with self.assertRaises(errors.ResourceNotFoundException):
            self.bedrock.get_provisioned_model_throughput(provisionedModelId=arn)

    def test_describes_foundation_models(self):
        summaries = self.bedrock.list_foundation_models(byCustomizationType="FINE_TUNING")["modelSummaries"]
        self.assertIn(MODEL, [model["modelId"] for model in summaries])
        details = self.bedrock.get_foundation_model(modelIdentifier=MODEL)["modelDetails"]
        self.assertEqual(details["modelLifecycle"]["status"], "ACTIVE")

    def test_refuses_as_a_queued_fault_says(self):
        fault = {"service": "bedrock", "operation": "*", "form": "status", "status": 429}
        control("POST", "faults", {**fault, "code": "ThrottlingException"})
        self.refused("ThrottlingException", 429, self.bedrock.list_custom_models)


class Runtime(Judged):
    ASKED = "amazon.nova-micro-v1:0"

    def setUp(self):
        super().setUp()
        self.runtime = client("bedrock-runtime")

    def converse(self, *texts, model=ASKED, **options):
        roles = ["user", "assistant"]
        messages = [{"role": roles[at % 2], "content": [{"text": text}]} for at, text in enumerate(texts)]
        return self.runtime.converse(modelId=model, messages=messages, **options)

    def test_counts_what_it_is_asked(self):
        short = self.converse("Hello", inferenceConfig={"maxTokens": 1, "temperature": 0})
        self.assertEqual((short["stopReason"], short["usage"]["outputTokens"]), ("max_tokens", 1))
        whole = self.converse("Hello", "Hi", "And now?", system=[{"text": "Be brief."}])
        self.assertEqual((whole["stopReason"], whole["output"]["message"]["role"]), ("end_turn", "assistant"))
        usage = whole["usage"]
        self.assertGreater(usage["inputTokens"], short["usage"]["inputTokens"])
        self.assertEqual(usage["totalTokens"], usage["inputTokens"] + usage["outputTokens"])

    def test_refuses_in_the_words_of_the_service_model(self):
        errors = self.runtime.exceptions
        for model in [MODEL, "amazon.nova-nano-v1:0"]:
            with self.subTest(model), self.assertRaises(errors.ValidationException):
                self.converse("Hello", model=model)
        for texts in [["Hello", "Hi"], [" "]]:
            with self.subTest(texts), self.assertRaises(errors.ValidationException):
                self.converse(*texts)
        fault = {"service": "bedrock-runtime", "operation": "Converse", "form": "status", "status": 429}
        control("POST", "faults", {**fault, "code": "ThrottlingException"})
        self.refused("ThrottlingException", 429, self.converse, model=self.ASKED)
        with self.assertRaises(errors.ResourceNotFoundException):
            self.converse("Hello", model="amazon.nova-canvas-v1:0")


counted.main()
