"""A Postgres of the bench's own, filled once for each state of the schema and copied for each run."""

import hashlib
import os
import shutil
import signal
import subprocess
import time
import zipfile

from hitchbench import machine

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LINKS = 1_000_000
APPLICATIONS = 128
ISSUER = "https://bench.invalid"

# As in production where it counts: every commit is on the disk before it is answered. These are Postgres's defaults,
# written down so that nobody has to look. Checkpoints and autovacuum are held off: they would fall into one row and not
# into the next. What they cost is in no figure, neither of the service nor of its limits.
SETTINGS = {
    "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "shared_buffers": "3GB",
    "max_connections": "300", "max_wal_size": "64GB", "checkpoint_timeout": "1d", "autovacuum": "off",
    "timezone": "UTC",
}
# While the data are made, which are thrown away if that fails.
FILLING = {
    "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "wal_level": "minimal",
    "max_wal_senders": "0", "max_wal_size": "512MB", "shared_buffers": "1GB", "maintenance_work_mem": "512MB",
    "autovacuum": "off", "timezone": "UTC",
}


class Database:

    def __init__(self, name, processes, tools, folder):
        self.processes, self.tools, self.folder = processes, tools, folder
        self.data = os.path.join(folder, "run", name + "-postgres")
        self.name = name
        self.user = machine.database_user()
        self.port = machine.free_port()
        self.process = None

    @property
    def url(self):
        return "postgresql://hitch@127.0.0.1:%d/hitch" % self.port

    def _as_user(self, command):
        if self.user is None:
            return command
        return [self.tools["setpriv"], "--reuid", str(self.user.pw_uid), "--regid", str(self.user.pw_gid),
                "--clear-groups", *command]

    def _own(self, folder):
        os.makedirs(folder, mode=0o700)
        if self.user is not None:
            os.chown(folder, self.user.pw_uid, self.user.pw_gid)
            try:
                self.processes.run(self._as_user(["test", "-w", folder]))
            except machine.Trouble:
                raise machine.Trouble("the user 'postgres', whom Postgres runs as because you are root, cannot reach "
                                      "%s; name another folder with --work, or run the bench as another user" % folder)

    def prepare(self, jar, migrate):
        """Copies a database with the schema of the jar and a million links, which is made first where there is none
        yet. `migrate` brings the schema of a database up to date."""
        prepared = os.path.join(self.folder, "prepared-" + self._state(jar))
        if not os.path.exists(prepared):
            self._fill(prepared, migrate)
        self._own(self.data)
        # Preserves owners and modes; on the disk before anything is measured.
        self.processes.run(["cp", "-a", prepared + "/.", self.data])
        self.processes.run(["sync", "-f", self.data])
        self.codes = os.path.join(self.data, "codes.txt")

    def _state(self, jar):
        """Names what the prepared data depend on: Postgres, our own script, and the migrations of the jar."""
        state = hashlib.sha256(self.processes.run([self.tools["postgres"], "--version"]).encode())
        with open(os.path.join(HERE, "sql", "load.sql"), "rb") as script:
            state.update(script.read())
        application = os.path.join(os.path.dirname(jar), "app")
        for name in sorted(os.listdir(application)):
            with zipfile.ZipFile(os.path.join(application, name)) as classes:
                for entry in sorted(classes.namelist()):
                    if entry.startswith("db/migration/") and not entry.endswith("/"):
                        state.update(entry.encode() + classes.read(entry))
        return state.hexdigest()[:12]

    def _fill(self, prepared, migrate):
        print("Making %d links, once for this schema …" % LINKS, flush=True)
        making = prepared + ".making"
        shutil.rmtree(making, ignore_errors=True)
        self._own(making)
        self.processes.run(self._as_user([
            self.tools["initdb"], "--pgdata", making, "--username", "hitch", "--auth", "trust", "--encoding", "UTF8",
            "--locale", "C.UTF-8", "--no-sync"]))
        self.start(making, FILLING)
        self.sql("CREATE DATABASE hitch", database="postgres")
        migrate(self.url)
        with open(os.path.join(HERE, "sql", "load.sql")) as script:
            self.sql(script.read(), links=LINKS, applications=APPLICATIONS, issuer=ISSUER)
        # In no order, so that the codes of a row are spread over the table.
        codes = self.sql("SELECT code FROM short_link ORDER BY md5(code)")
        self.stop(signal.SIGINT)
        with open(os.path.join(making, "codes.txt"), "w") as file:
            file.write(codes)
        os.rename(making, prepared)

    def start(self, data=None, settings=SETTINGS):
        options = [word for name, value in settings.items() for word in ("-c", name + "=" + value)]
        self.process = self.processes.start(self.name + "-postgres", self._as_user(
            [self.tools["postgres"], "-D", data or self.data, "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
             "-c", "unix_socket_directories=", *options]))
        self.process.stop_signal = signal.SIGQUIT
        machine.wait_until(self._answers, self.process)

    def _answers(self):
        return subprocess.run([*self._psql("postgres"), "-c", "SELECT 1"], capture_output=True).returncode == 0

    def _psql(self, database):
        return [self.tools["psql"], "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1",
                "-p", str(self.port), "-U", "hitch", "-d", database]

    def stop(self, how):
        self.processes.stop(self.process, how)

    def sql(self, text, database="hitch", **variables):
        given = [word for name, value in variables.items() for word in ("-v", "%s=%s" % (name, value))]
        return self.processes.run([*self._psql(database), *given], given=text)

    def read_all(self):
        """Brings the tables into the memory of Postgres, which has room for them: no row is to pay for a first look."""
        self.sql("CREATE EXTENSION pg_prewarm; SELECT sum(pg_prewarm(oid)) FROM pg_class "
                 "WHERE relkind IN ('r', 'i') AND relname ~ '^(short|limit)_link'")

    def opens(self):
        return int(self.sql("SELECT sum(opens) FROM short_link"))

    def opens_become(self, expected, seconds=20):
        """What the sum of opens is once it is `expected`, or has not become that for so long."""
        limit = time.monotonic() + seconds
        while True:
            opens = self.opens()
            if opens >= expected or time.monotonic() > limit:
                return opens
            time.sleep(0.2)

    def links_named(self, prefix):
        """How many links have an external id that begins with `prefix` and a hyphen."""
        # By the application, so that the index of external ids is used.
        return int(self.sql("SELECT count(*) FROM application a JOIN short_link l ON l.application_id = a.id "
                            "AND parameters ->> 'externalId' >= :'first' AND parameters ->> 'externalId' < :'end'",
                            first=prefix + "-", end=prefix + "."))

    def connections(self):
        return int(self.sql("SELECT count(*) FROM connection"))

    def cpu_seconds(self):
        return machine.cpu_seconds(self.process.pid)
