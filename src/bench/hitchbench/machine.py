"""The machine: what is installed on it, processes that are started and surely ended, and what those used."""

import glob
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time

TICK = os.sysconf("SC_CLK_TCK")


class Trouble(Exception):
    """The bench cannot go on; the message says why and what to do."""


def find_tools():
    """The programs that are needed, by name. Raises Trouble that names all that are missing at once."""
    packages = {"wrk": "wrk", "nginx": "nginx", "postgres": "postgresql", "setpriv": "util-linux"}
    java_home = os.environ.get("JAVA_HOME")
    found = {"java": os.path.join(java_home, "bin", "java") if java_home else shutil.which("java")}
    found["wrk"] = shutil.which("wrk")
    found["nginx"] = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if os.geteuid() == 0:
        found["setpriv"] = shutil.which("setpriv")
    versions = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))
    bin_of_postgres = versions[-1:] or [os.path.dirname(shutil.which("postgres") or "")]
    for name in ("postgres", "initdb", "psql", "pgbench", "pg_ctl"):
        found[name] = shutil.which(name, path=bin_of_postgres[0])
    missing = sorted({packages.get(name, "postgresql") for name, path in found.items() if name != "java" and not path})
    problems = []
    if missing:
        problems.append("missing: %s (Debian: apt-get install %s)" % (", ".join(missing), " ".join(missing)))
    if not found["java"]:
        problems.append("missing: a JDK, 17 or later")
    if problems:
        raise Trouble("; ".join(problems))
    return found


def database_user():
    """Whom Postgres runs as where we are root, which it refuses; None where we are not."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        raise Trouble("Postgres refuses to run as root and there is no user 'postgres'; run the bench as another user")


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def describe(tools):
    """The machine and the versions, as a list of (what, which)."""
    def first_line(*command):
        said = subprocess.run(command, capture_output=True, text=True)
        return (said.stdout + said.stderr).strip().splitlines()[0]

    with open("/proc/cpuinfo") as info:
        models = {line.split(":", 1)[1].strip() for line in info if line.startswith("model name")}
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        ("processor", "%d × %s" % (os.cpu_count(), ", ".join(sorted(models)) or os.uname().machine)),
        ("memory", "%.0f GiB" % memory),
        ("kernel", "Linux " + os.uname().release.split("-")[0]),
        ("Java", first_line(tools["java"], "-version").replace('"', "")),
        ("Postgres", first_line(tools["postgres"], "--version").split(" ", 2)[2]),
        ("nginx", first_line(tools["nginx"], "-v").split("/", 1)[1]),
        ("wrk", first_line(tools["wrk"], "-v").split(" [")[0].replace("wrk ", "")),
    ]


class Processes:
    """Everything that the bench has started. Nothing else is ever stopped."""

    def __init__(self, logs):
        self.logs = logs
        self.running = []

    def start(self, name, command, environment=None, folder=None):
        """Starts a process of its own session, so that Ctrl-C at the terminal reaches us alone; its output is kept."""
        log = open(os.path.join(self.logs, name + ".log"), "ab")
        with log:
            process = subprocess.Popen(command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=log,
                                       stderr=log, start_new_session=True)
        process.log = log.name
        self.running.append(process)
        return process

    def run(self, command, environment=None, given=None):
        """Runs a process to its end and returns what it printed. Raises Trouble with its last words where it fails."""
        process = subprocess.Popen(command, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, start_new_session=True)
        self.running.append(process)
        output, _ = process.communicate(given)
        self.running.remove(process)
        if process.returncode != 0:
            raise Trouble("%s failed (%d):\n%s" % (" ".join(command[:6]), process.returncode, output[-2000:]))
        return output

    def stop(self, process, how=signal.SIGKILL):
        """Ends one process of ours, and whatever it has started itself, at once unless told otherwise."""
        if process.poll() is None:
            process.send_signal(how)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        # What is left of its session, such as the workers of a master that was killed.
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        if process in self.running:
            self.running.remove(process)

    def stop_all(self):
        # The last first: the services before their database. SIGQUIT ends Postgres without a last checkpoint: its data
        # are thrown away.
        for process in reversed(list(self.running)):
            self.stop(process, getattr(process, "stop_signal", signal.SIGKILL))


def _stat(pid):
    with open("/proc/%d/stat" % pid) as stat:
        # The name is in parentheses and may contain anything.
        return stat.read().rsplit(")", 1)[1].split()


def cpu_seconds(pid):
    """The processor time of a process with all its children, also those that have ended."""
    fields = _stat(pid)
    ticks = sum(int(field) for field in fields[11:15])
    for other in os.listdir("/proc"):
        if other.isdigit():
            try:
                child = _stat(int(other))
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(child[1]) == pid:
                ticks += int(child[11]) + int(child[12])
    return ticks / TICK


def forget_peak(pid):
    """Makes peak_mib count from now on; where the kernel does not let us, it counts from the start of the process."""
    try:
        with open("/proc/%d/clear_refs" % pid, "w") as clear:
            clear.write("5")
    except OSError:
        pass


def peak_mib(pid):
    """The most resident memory that the process has had, in MiB."""
    with open("/proc/%d/status" % pid) as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024


def wait_until(ready, process, seconds=60, pause=0.05):
    """Waits until `ready` answers with something true, and returns that. Raises Trouble if the process ends first."""
    limit = time.monotonic() + seconds
    while True:
        answer = ready()
        if answer:
            return answer
        if process.poll() is not None or time.monotonic() > limit:
            with open(process.log, errors="replace") as log:
                raise Trouble("%s did not start:\n%s" % (process.args[0], log.read()[-2000:]))
        time.sleep(pause)
