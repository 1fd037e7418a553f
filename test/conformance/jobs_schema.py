"""The schema of jobs.yaml, judged by Python's jsonschema: other code, another YAML reader, another regex engine.

On stdin: {"schema": FILE, "good": [TEXT...], "bad": [TEXT...]}, texts as they stand in a jobs.yaml.
"""

import json
import sys
import unittest

import counted
from jsonschema import Draft7Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

# Timestamps are of YAML 1.1; to the core schema of 1.2, which editors and our parser read by, a date is a text.
SafeConstructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)

GIVEN = json.load(sys.stdin)
with open(GIVEN["schema"], encoding="utf-8") as file:
    SCHEMA = json.load(file)
VALIDATOR = Draft7Validator(SCHEMA)


def faults(text):
    return [error.message for error in VALIDATOR.iter_errors(YAML(typ="safe", pure=True).load(text))]


class JobsSchema(unittest.TestCase):
    def test_is_a_schema_of_draft_07(self):
        self.assertEqual(SCHEMA["$schema"], Draft7Validator.META_SCHEMA["$schema"])
        Draft7Validator.check_schema(SCHEMA)

    def test_accepts_every_good_file(self):
        self.assertTrue(GIVEN["good"])
        for text in GIVEN["good"]:
            with self.subTest(text):
                self.assertEqual(faults(text), [])

    def test_refuses_every_bad_file(self):
        self.assertTrue(GIVEN["bad"])
        for text in GIVEN["bad"]:
            with self.subTest(text):
                self.assertNotEqual(faults(text), [])


counted.main()
