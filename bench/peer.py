"""A straightforward validator: each line parsed, its shape checked. No hash, no duplicates, no reserved strings."""
import json
import resource
import sys
import time


def check_pair(row):
    if set(row) != {"prompt", "completion"}:
        return "keys"
    for key in ("prompt", "completion"):
        if not isinstance(row[key], str) or not row[key].strip():
            return key
    return None


def check_texts(blocks):
    if not isinstance(blocks, list) or not blocks:
        return False
    return all(isinstance(block.get("text"), str) and block["text"].strip() for block in blocks)


def check_conversation(row):
    if row.get("schemaVersion") != "bedrock-conversation-2024":
        return "schemaVersion"
    if "system" in row and not check_texts(row["system"]):
        return "system"
    messages = row.get("messages")
    if not isinstance(messages, list) or len(messages) < 2:
        return "messages"
    for index, message in enumerate(messages):
        if message.get("role") != ("user", "assistant")[index % 2]:
            return "role"
        if not check_texts(message.get("content")):
            return "content"
    return None if messages[-1]["role"] == "assistant" else "last role"


def main(path):
    started, busy = time.perf_counter(), time.process_time()
    faults = rows = 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            rows += 1
            try:
                row = json.loads(line)
            except ValueError:
                faults += 1
                continue
            fault = check_pair(row) if "prompt" in row else check_conversation(row)
            if fault:
                faults += 1
    seconds = time.perf_counter() - started
    cpu = time.process_time() - busy
    print(rows, faults, seconds, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


main(sys.argv[1])
