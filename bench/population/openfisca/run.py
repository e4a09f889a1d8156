"""The rule set in OpenFisca: python run.py RULES.json LEAVES.parquet ROUNDS. Writes one line of JSON.

Every leaf is given beforehand on two rails (proven, disproven), as two boolean inputs: OpenFisca knows two values. Each
rule is two variables, "bars" and "allows"; the outcome is a variable over them.
"""
import json
import resource
import sys
import time

import numpy
import pyarrow.parquet
from openfisca_core import entities, periods, simulations, taxbenefitsystems, variables

rules_path, leaves_path, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
rules = json.load(open(rules_path))
table = pyarrow.parquet.read_table(leaves_path)
leaves = {name: table.column(name).to_numpy() for name in table.column_names}
count = table.num_rows

Person = entities.build_entity(key="person", plural="persons", label="person", is_person=True)
MONTH = periods.DateUnit.MONTH


def add(system, name, formula=None, value_type=bool):
    parts = {"value_type": value_type, "entity": Person, "definition_period": MONTH, "label": name}
    if formula is not None:
        parts["formula"] = formula
    system.add_variable(type(name, (variables.Variable,), parts))


def value(node, person, period):
    if node["kind"] == "leaf":
        return person(node["leaf"] + ("_proven" if node["proven"] else "_disproven"), period)
    parts = [value(part, person, period) for part in node["of"]]
    joined = parts[0]
    for part in parts[1:]:
        joined = joined * part if node["kind"] == "all" else joined + part
    return joined


def formula_of(node):
    def formula(person, period, parameters):
        return value(node, person, period)

    return formula


def outcome(person, period, parameters):
    barred = sum(person("bars_" + rule["id"], period) for rule in rules) > 0
    shown = sum(person("allows_" + rule["id"], period) for rule in rules) == len(rules)
    return numpy.where(barred, 0, numpy.where(shown, 2, 1))


system = taxbenefitsystems.TaxBenefitSystem([Person])
for name in leaves:
    add(system, name + "_proven")
    add(system, name + "_disproven")
for rule in rules:
    add(system, "bars_" + rule["id"], formula_of(rule["bars"]))
    add(system, "allows_" + rule["id"], formula_of(rule["allows"]))
add(system, "outcome", outcome, int)

period = periods.period("2026-03")
best = None
for _ in range(rounds):
    simulation = simulations.SimulationBuilder().build_default_simulation(system, count)
    for name, codes in leaves.items():
        simulation.set_input(name + "_proven", period, codes == 1)
        simulation.set_input(name + "_disproven", period, codes == 2)
    cpu, wall = time.process_time(), time.perf_counter()
    found = simulation.calculate("outcome", period)
    taken = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    best = taken if best is None else {key: min(best[key], taken[key]) for key in best}

outcomes = {str(number): int((found == number).sum()) for number in (0, 1, 2)}
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({**best, "outcomes": outcomes, "people": count, "peakMegabytes": peak}))
