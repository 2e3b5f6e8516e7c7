"""One measurement: wrk against a server or pgbench against the database, and what that cost."""

import dataclasses
import json
import os
import re
import subprocess
import threading

from hitchbench import machine
from hitchbench.database import HERE, LINKS

HOT = 100_000
REPLAYED = 10_000
THREADS = 2


@dataclasses.dataclass
class Sample:
    """What one measurement found. Times in milliseconds, processor time in seconds, memory in MiB."""
    requests: int = 0
    seconds: float = 0.0
    p50: float = 0.0
    p99: float = 0.0
    counted: int = 0
    service_cpu: float = 0.0
    database_cpu: float = 0.0
    memory: float = 0.0
    errors: list = dataclasses.field(default_factory=list)

    @property
    def rate(self):
        return self.requests / self.seconds if self.seconds else 0.0

    def times(self, unit):
        """The same where each request was `unit` operations."""
        self.requests *= unit
        return self


class Load:

    def __init__(self, processes, tools, seed):
        self.processes, self.tools, self.seed = processes, tools, seed
        self.runs = 0

    def wrk(self, row, port, clients, seconds, codes="", tokens="", start_at=0, after_half=None):
        """Loads a server for whole seconds with the requests that wrk/load.lua knows by the name `row`."""
        self.runs += 1
        self.name = "b%dx%d" % (self.seed, self.runs)
        material = {
            "BENCH_ROW": row, "BENCH_HOST": "127.0.0.1:%d" % port, "BENCH_SECONDS": str(seconds), "BENCH_CODES": codes,
            "BENCH_TOKENS": tokens, "BENCH_HOT": str(HOT), "BENCH_LINKS": str(LINKS), "BENCH_FROM": str(start_at),
            "BENCH_RUN": self.name, "BENCH_SEED": str(self.seed + self.runs), "BENCH_REPLAYED": str(REPLAYED),
            "BENCH_THREADS": str(min(THREADS, clients)), "PATH": os.environ["PATH"],
        }
        timer = threading.Timer(seconds / 2, after_half) if after_half else None
        if timer:
            timer.start()
        try:
            said = self.processes.run(
                [self.tools["wrk"], "--threads", material["BENCH_THREADS"], "--connections", str(clients),
                 "--duration", "%ds" % seconds, "--timeout", "10s", "--script", os.path.join(HERE, "wrk", "load.lua"),
                 "http://127.0.0.1:%d" % port], material)
        except machine.Trouble as trouble:
            return Sample(errors=[str(trouble).strip().splitlines()[-1]])
        finally:
            if timer:
                timer.join()
        found = json.loads(said.strip().splitlines()[-1])
        kinds = {"failed": "requests without an answer", "refused": "answers of status 400 or more"}
        errors = ["%d %s" % (found[kind], words) for kind, words in kinds.items() if found[kind]]
        if not found["requests"]:
            errors.append("no answers")
        return Sample(found["requests"], found["seconds"], found["p50"], found["p99"], found["counted"], errors=errors)

    def pgbench(self, script, database, clients, seconds):
        """Loads the database for whole seconds with one of the statements in sql/."""
        try:
            said = self.processes.run(
                [self.tools["pgbench"], "--no-vacuum", "--protocol=prepared", "--client", str(clients), "--jobs",
                 str(min(THREADS, clients)), "--time", str(seconds), "--define", "links=%d" % LINKS, "--file",
                 os.path.join(HERE, "sql", script + ".sql"), "-h", "127.0.0.1", "-p", str(database.port), "-U", "hitch",
                 "hitch"])
        except machine.Trouble as trouble:
            return Sample(errors=[str(trouble).strip().splitlines()[-1]])
        done = int(re.search(r"actually processed: (\d+)", said).group(1))
        # There is none where connecting took all of the time.
        rate = float((re.search(r"tps = ([0-9.]+) \(without", said) or [0, 0])[1])
        failed = int((re.search(r"failed transactions: (\d+)", said) or [0, 0])[1])
        errors = ["%d transactions failed" % failed] if failed else []
        return Sample(done, done / rate if rate else 0, errors=errors or ([] if rate else ["no transactions"]))
