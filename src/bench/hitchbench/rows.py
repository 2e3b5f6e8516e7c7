"""What is measured: the rows, and the limits that stand beside them."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Limit:
    """Something simpler that answers the same. `how` names a statement in sql/, or the rows of wrk/load.lua."""
    name: str
    title: str
    kind: str
    how: str
    clients: int
    unit: int = 1


@dataclasses.dataclass(frozen=True)
class Row:
    """One kind of request, with its limit, where there is one, and whatever else it is compared with."""
    name: str
    title: str
    kind: str
    how: str
    clients: int
    limits: tuple = ()
    unit: int = 1


VISITORS = 64

LIMITS = {limit.name: limit for limit in (
    Limit("bare-one", "bare Vert.x, one code", "bare", "one", VISITORS),
    Limit("bare-hot", "bare Vert.x, 100,000 codes", "bare", "hot", VISITORS),
    Limit("nginx-one", "nginx, one code", "nginx", "one", VISITORS),
    Limit("nginx-hot", "nginx, 100,000 codes", "nginx", "hot", VISITORS),
    Limit("select", "pgbench, SELECT by code", "sql", "select", VISITORS),
    Limit("insert-8", "pgbench, INSERT of a row", "sql", "insert", 8),
    Limit("insert-32", "pgbench, INSERT of a row", "sql", "insert", 32),
    Limit("repeat-32", "pgbench, repeated create", "sql", "repeat", 32),
    Limit("insert-1000", "pgbench, INSERT of 1,000 rows (rows)", "sql", "insert-1000", 8, 1000),
)}

ROWS = (
    Row("visit-one", "visit, one remembered code", "visit", "one", VISITORS, ("bare-one", "nginx-one")),
    Row("visit-hot", "visit, 100,000 hot codes", "visit", "hot", VISITORS, ("bare-hot", "nginx-hot")),
    Row("visit-cold", "visit, a code of 10^6 that nobody remembers", "visit", "cold", VISITORS, ("select",)),
    Row("mint-8", "mint, four members", "mint", "mint", 8, ("insert-8",)),
    Row("mint-128", "mint, four members", "mint", "mint", 128, ("insert-32",)),
    Row("example-128", "mint, the documented example", "mint", "example", 128, ("insert-32",)),
    Row("applications-128", "the same, of 128 applications", "mint", "applications", 128, ("insert-32",)),
    Row("replay-128", "replay", "replay", "replay", 128, ("repeat-32",)),
    Row("batch", "batch of 1,000 (links)", "mint", "batch", 8, ("insert-1000",), 1000),
    Row("connect", "connect through the sandbox, API", "connect", "connect", 16),
    Row("start", "start to the first answer (seconds)", "start", "", 0),
)
