"""Links one data set with Splink in one fresh process: python splink_run.py TASK.json

The task names the data set, its tables as CSV files (first column id, absent values empty), the model (see
splink_models.py), the blocking rules as SQL conditions on l and r, the threads, and where to write the scored pairs
(CSV) and the report (JSON). Processor time is user and system time of the whole process, all threads together.
"""

import json
import resource
import sys
import time


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def peak_megabytes():
    """The most memory held at once. Linux hands ru_maxrss on from the process that started this one, so not that."""
    try:
        with open("/proc/self/status", encoding="utf8") as status:
            kibibytes = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
            return kibibytes * 1024 / 1e6
    except FileNotFoundError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


class Stages:
    """Processor and wall seconds of each step, one after the other."""

    def __init__(self):
        self.steps = []
        self._cpu = 0.0
        self._wall = self.start = time.perf_counter()

    def end(self, name):
        cpu, wall = cpu_seconds(), time.perf_counter()
        self.steps.append({"step": name, "cpu": cpu - self._cpu, "wall": wall - self._wall})
        self._cpu, self._wall = cpu, wall


stages = Stages()

import duckdb  # noqa: E402
import splink  # noqa: E402
from splink import DuckDBAPI, Linker, SettingsCreator  # noqa: E402

from splink_models import model_of  # noqa: E402

stages.end("import")


def text(value):
    return "'" + value.replace("'", "''") + "'"


def load(connection, tables, derived):
    """Reads the tables as text; derived columns are added, or replace a column of the same name."""
    for table in tables:
        source = f"read_csv({text(table['path'])}, header = true, all_varchar = true, delim = ',', quote = '\"')"
        columns = {row[0] for row in connection.sql(f"describe select * from {source}").fetchall()}
        replaced = [f"{sql} as {name}" for name, sql in derived.items() if name in columns]
        added = [f"{sql} as {name}" for name, sql in derived.items() if name not in columns]
        star = f"* replace ({', '.join(replaced)})" if replaced else "*"
        connection.execute(f"create table {table['name']} as select {', '.join([star, *added])} from {source}")


def train(linker, model, seed):
    training = linker.training
    training.estimate_probability_two_random_records_match(model.prior_rules, recall=model.prior_recall)
    stages.end("prior")
    training.estimate_u_using_random_sampling(max_pairs=model.u_pairs, seed=seed)
    stages.end("u")
    for rule in model.em_rules:
        training.estimate_parameters_using_expectation_maximisation(
            rule, estimate_without_term_frequencies=model.em_without_term_frequencies
        )
    stages.end("em")


def run(task):
    connection = duckdb.connect(":memory:")
    connection.execute(f"set threads = {int(task['threads'])}")
    model = model_of(task["dataset"], task["model"])
    load(connection, task["tables"], model.derived)
    api = DuckDBAPI(connection=connection)
    inputs = [api.register(table["name"], dataset_display_name=table["name"]) for table in task["tables"]]
    stages.end("load")
    settings = SettingsCreator(
        link_type="dedupe_only" if task["task"] == "dedupe" else "link_only",
        unique_id_column_name="id",
        blocking_rules_to_generate_predictions=task["rules"],
        comparisons=model.comparisons,
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )
    linker = Linker(inputs if len(inputs) > 1 else inputs[0], settings, log_level="WARNING")
    train(linker, model, task.get("seed", model.u_seed))
    scored = linker.inference.predict()
    stages.end("predict")
    connection.execute(
        f"""copy (
            select id_l as left_id, id_r as right_id, match_probability as probability, match_weight as weight
            from {scored.physical_name}
        ) to {text(task['pairs'])} (format csv, header true)"""
    )
    pairs = connection.execute(f"select count(*) from {scored.physical_name}").fetchone()[0]
    stages.end("write")
    return linker, model, pairs


def main(path):
    with open(path, encoding="utf8") as file:
        task = json.load(file)
    linker, model, pairs = run(task)
    total = cpu_seconds()
    imports = stages.steps[0]["cpu"]
    report = {
        "dataset": task["dataset"],
        "model": task["model"],
        "says": model.says,
        "pairs": pairs,
        "cpuSeconds": total,
        "cpuSecondsWithoutImports": total - imports,
        "wallSeconds": time.perf_counter() - stages.start,
        "peakMegabytes": peak_megabytes(),
        "stages": stages.steps,
        "threads": task["threads"],
        "versions": {
            "splink": splink.__version__,
            "duckdb": duckdb.__version__,
            "python": ".".join(map(str, sys.version_info[:3])),
        },
        "settings": linker.misc.save_model_to_json(),
    }
    with open(task["report"], "w", encoding="utf8") as file:
        json.dump(report, file)


if __name__ == "__main__":
    main(sys.argv[1])
