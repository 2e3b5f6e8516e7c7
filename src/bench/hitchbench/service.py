"""The packaged service in production mode, and the servers that visits are compared with."""

import http.client
import os
import signal
import socket
import time

from hitchbench import machine
from hitchbench.database import APPLICATIONS, HERE, ISSUER

AUDIENCE = "hitch"
SCOPES = "links:read links:write connections:read connections:write"
FLAGS = os.path.join(HERE, "..", "main", "docker", "jvm.args")
# What is not a default: without these two limits the bench would measure refusals, and connecting needs a provider.
SETTINGS = {
    "HITCH_RATE_LIMIT_APPLICATION": "0",
    "HITCH_VISIT_MISSES_PER_MINUTE": "1000000000",
    "HITCH_PROVIDER_SANDBOX_ENABLED": "true",
}


class Keys:
    """Keys and access tokens, made by the service's own code."""

    def __init__(self, processes, tools, folder, jar):
        keys = os.path.join(folder, "keys")
        if not os.path.exists(os.path.join(keys, "credential.key")):
            processes.run([tools["java"], "-jar", jar, "keys", "--out", keys])
        self.public = os.path.join(keys, "public.pem")
        with open(os.path.join(keys, "credential.key")) as key:
            self.credential = key.read().strip()
        library = ":".join(os.path.join(os.path.dirname(jar), part, "*") for part in ("app", "lib/main", "lib/boot"))
        tokens = processes.run([tools["java"], "--class-path", library, os.path.join(HERE, "java", "Tokens.java"),
                                os.path.join(keys, "private.pem"), ISSUER, AUDIENCE, SCOPES, str(APPLICATIONS)])
        tokens = [line for line in tokens.splitlines() if line.count(".") == 2 and " " not in line]
        if len(tokens) != APPLICATIONS:
            raise machine.Trouble("the tokens were not made")
        self.tokens = os.path.join(folder, "run", "tokens.txt")
        with open(self.tokens, "w") as file:
            file.writelines("%s ltp_01%024d\n" % (token, i) for i, token in enumerate(tokens))
        self.first = tokens[0]


class Service:
    """One version of Hitch."""

    def __init__(self, name, jar, database, keys, processes, tools, folder):
        self.name, self.jar, self.database, self.keys = name, jar, database, keys
        self.processes, self.tools = processes, tools
        self.temporary = os.path.join(folder, "run", name + "-tmp")
        os.makedirs(self.temporary)
        self.port, self.process = None, None

    def environment(self, database_url, port):
        # Nothing of the caller's own environment, which may be set up for another Hitch.
        return {
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8",
            "QUARKUS_HTTP_HOST": "127.0.0.1", "QUARKUS_HTTP_PORT": str(port), "DATABASE_URL": database_url,
            "MP_JWT_VERIFY_PUBLICKEY_LOCATION": self.keys.public, "MP_JWT_VERIFY_ISSUER": ISSUER,
            "MP_JWT_VERIFY_AUDIENCES": AUDIENCE, "HITCH_CREDENTIAL_KEYS": self.keys.credential, **SETTINGS,
        }

    def _command(self, *arguments):
        return [self.tools["java"], "@" + FLAGS, "-Djava.io.tmpdir=" + self.temporary, "-jar", self.jar, *arguments]

    def migrate(self, database_url):
        self.processes.run(self._command("migrate"), self.environment(database_url, machine.free_port()))

    def prepare(self):
        self.database.prepare(self.jar, self.migrate)
        self.database.start()
        self.database.read_all()
        with open(self.database.codes) as codes:
            self.code = codes.readline().strip()

    def start(self):
        self.port = machine.free_port()
        self.process = self._launch(self.port)
        machine.wait_until(lambda: self._answers(self.port), self.process)

    def _launch(self, port):
        return self.processes.start(self.name, self._command(), self.environment(self.database.url, port))

    def _answers(self, port):
        return head_of(port, self.code)[0] == 302

    def first_answer(self):
        """Starts another process of the same service beside this one. The seconds until it answers a visit, its
        processor seconds and its MiB by then."""
        port = machine.free_port()
        began = time.monotonic()
        process = self._launch(port)
        machine.wait_until(lambda: self._answers(port), process, pause=0.005)
        taken = time.monotonic() - began
        used = taken, machine.cpu_seconds(process.pid), machine.peak_mib(process.pid)
        self.processes.stop(process)
        return used

    def stop(self):
        self.processes.stop(self.process)

    def post(self, path, body):
        """One call of the first application: the status and the body of its answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("POST", path, body, {"Authorization": "Bearer " + self.keys.first,
                                                "Content-Type": "application/json"})
        answer = connection.getresponse()
        content = answer.read().decode()
        connection.close()
        return answer.status, content


def head_of(port, code):
    """The status and the header lines of a visit, which is no browser's and is therefore not counted."""
    try:
        with socket.create_connection(("127.0.0.1", port), 10) as connection:
            connection.sendall(("GET /%s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n" % code).encode())
            text = b""
            while b"\r\n\r\n" not in text:
                part = connection.recv(65536)
                if not part:
                    return 0, []
                text += part
    except OSError:
        return 0, []
    lines = text.decode().split("\r\n\r\n")[0].split("\r\n")
    return int(lines[0].split()[1]), [line for line in lines[1:]
                                      if line.split(":")[0].lower() not in ("content-length", "connection")]


class Bare:
    """A Vert.x handler that answers the same from memory, on the service's own libraries."""

    def __init__(self, service, known, folder):
        self.port = machine.free_port()
        head = os.path.join(folder, "run", "head.txt")
        with open(head, "w") as file:
            file.write("\n".join(head_of(service.port, service.code)[1]) + "\n")
        library = ":".join(os.path.join(os.path.dirname(service.jar), "lib", part, "*") for part in ("main", "boot"))
        self.process = service.processes.start("bare", [
            service.tools["java"], "@" + FLAGS, "-Djava.io.tmpdir=" + service.temporary, "--class-path", library,
            os.path.join(HERE, "java", "BareVisits.java"), str(self.port), head, service.database.codes, str(known)])
        machine.wait_until(lambda: head_of(self.port, service.code)[0] == 302, self.process)


class Nginx:
    """nginx with a map of the same codes and the same head."""

    def __init__(self, service, known, folder):
        self.port = machine.free_port()
        home = os.path.join(folder, "run", "nginx")
        os.makedirs(home)
        headers = dict(line.split(": ", 1) for line in head_of(service.port, service.code)[1])
        location = next(value for name, value in headers.items() if name.lower() == "location")
        target = location.replace(service.code, "")
        with open(service.database.codes) as codes, open(os.path.join(home, "codes.map"), "w") as known_codes:
            for _, code in zip(range(known), codes):
                known_codes.write("/%s %s%s;\n" % (code.strip(), target, code.strip()))
        with open(os.path.join(home, "nginx.conf"), "w") as conf:
            conf.write(_NGINX % {
                "user": "user root;" if os.geteuid() == 0 else "", "workers": os.cpu_count(), "home": home,
                "port": self.port,
                "headers": "\n".join('    add_header %s "%s";' % (name, value) for name, value in headers.items()
                                     if name.lower() not in ("location", "date"))})
        self.process = service.processes.start("nginx", [service.tools["nginx"], "-p", home, "-c",
                                                         os.path.join(home, "nginx.conf")])
        self.process.stop_signal = signal.SIGTERM
        machine.wait_until(lambda: head_of(self.port, service.code)[0] == 302, self.process)


_NGINX = """%(user)s
daemon off;
worker_processes %(workers)d;
pid %(home)s/nginx.pid;
error_log stderr warn;
events { worker_connections 1024; }
http {
  access_log off;
  keepalive_requests 1000000000;
  client_body_temp_path %(home)s/body;
  proxy_temp_path %(home)s/proxy;
  fastcgi_temp_path %(home)s/fastcgi;
  uwsgi_temp_path %(home)s/uwsgi;
  scgi_temp_path %(home)s/scgi;
  map_hash_max_size 1048576;
  map_hash_bucket_size 128;
  map $uri $target { default ""; include %(home)s/codes.map; }
  server {
    listen 127.0.0.1:%(port)d;
%(headers)s
    if ($target = "") { return 404; }
    return 302 $target;
  }
}
"""
