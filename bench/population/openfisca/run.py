"""The rule set in OpenFisca: python run.py RULES.json PEOPLE.parquet ROUNDS. Writes one line of JSON.

OpenFisca knows two values, so every finding is two inputs (its value, and that it is proven), every leaf two variables
(proven, disproven), every rule two (it bars, it lets pass), and the outcome a variable over them. Dates are numbers of
days and texts numbers, which is quicker for OpenFisca than its own types; months are computed with numpy.
"""
import json
import operator
import resource
import sys
import time

import numpy
import pyarrow.compute
import pyarrow.parquet
from openfisca_core import entities, periods, simulations, taxbenefitsystems, variables

given = json.load(open(sys.argv[1]))
rules, leaves, columns = given["rules"], given["leaves"], given["columns"]
ON = given["on"]
ORDERS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}

Person = entities.build_entity(key="person", plural="persons", label="person", is_person=True)
system = taxbenefitsystems.TaxBenefitSystem([Person])
PERIOD = periods.period("2026-03")


def plain(name):
    return name.replace(".", "_").replace(":", "_")


def add(name, value_type=bool, formula=None):
    parts = {
        "value_type": value_type,
        "entity": Person,
        "definition_period": periods.DateUnit.MONTH,
        "label": name,
    }
    if formula is not None:
        parts["formula"] = lambda person, period, parameters: formula(lambda other: person(other, period))
    system.add_variable(type(name, (variables.Variable,), parts))


def civil(days):
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    return months.astype(int), (dates - months.astype("datetime64[D]")).astype(int) + 1, months


def months_between(start, end):
    from_months, from_day, _ = civil(start)
    to_months, to_day, _ = civil(end)
    after_months, after_day, month = civil(end + 1)
    length = ((month + 1).astype("datetime64[D]") - month.astype("datetime64[D]")).astype(int)
    low = to_months - from_months - (to_day < from_day)
    high = after_months - from_months - ((after_day < from_day) & (after_day < length))
    return low, high


def leaf_formula(leaf, proven):
    kind = leaf["kind"]
    if kind in ("fact", "member"):
        column = plain(leaf["column"])
        return lambda of: of(column + "_known") * (of(column) if proven else ~of(column))
    if kind == "choice":
        column, number = plain(leaf["column"]), leaf["number"]
        return lambda of: of(column + "_known") * ((of(column) == number) if proven else (of(column) != number))
    if kind == "state":
        return lambda of: numpy.full(count, leaf["holds"] == proven)
    compare = ORDERS[leaf["order"] if proven else OPPOSITE[leaf["order"]]]
    if kind == "number":
        column = plain(leaf["column"])
        return lambda of: of(column + "_known") * compare(of(column), leaf["value"])
    if kind == "months":
        start, end = plain(leaf["left"]), plain(leaf["right"])
        which = "months_low" if compare in (operator.ge, operator.gt) else "months_high"
        return lambda of: of(start + "_known") * of(end + "_known") * compare(of(which), leaf["value"])

    def dates(of):
        sides = [ON if side == "on" else of(plain(side)) for side in (leaf["left"], leaf["right"])]
        found = compare(*sides)
        for side in (leaf["left"], leaf["right"]):
            if side != "on":
                found = found * of(plain(side) + "_known")
        return found

    return dates


def rail_formula(node):
    def value(of, part):
        if part["kind"] == "leaf":
            return of(part["leaf"] + ("_proven" if part["proven"] else "_disproven"))
        found = value(of, part["of"][0])
        for other in part["of"][1:]:
            found = found * value(of, other) if part["kind"] == "all" else found + value(of, other)
        return found

    return lambda of: value(of, node)


def outcome(of):
    barred = sum(of("bars_" + rule["id"]) for rule in rules) > 0
    shown = sum(of("allows_" + rule["id"]) for rule in rules) == len(rules)
    return numpy.where(barred, 0, numpy.where(shown, 2, 1))


TYPES = {"boolean": bool, "double": float, "date": int, "text": int}
for column in columns:
    add(plain(column["name"]), TYPES[column["type"]])
    add(plain(column["name"]) + "_known")
START, END = plain("request.received"), plain("sentence.end")
add("months_low", int, lambda of: months_between(of(START), of(END))[0])
add("months_high", int, lambda of: months_between(of(START), of(END))[1])
for leaf in leaves:
    for proven in (True, False):
        add(leaf["id"] + ("_proven" if proven else "_disproven"), bool, leaf_formula(leaf, proven))
for rule in rules:
    add("bars_" + rule["id"], bool, rail_formula(rule["bars"]))
    add("allows_" + rule["id"], bool, rail_formula(rule["allows"]))
add("outcome", int, outcome)


def array_of(table, column):
    cells = table.column(column["name"])
    if column["type"] == "text":
        cells = pyarrow.compute.index_in(cells, value_set=pyarrow.array(column["values"]))
    elif column["type"] == "date":
        cells = cells.cast(pyarrow.int32())
    known = cells.is_valid().to_numpy()
    return pyarrow.compute.fill_null(cells, False if column["type"] == "boolean" else 0).to_numpy(), known


class Clock:
    def __init__(self):
        self.cpu, self.wall = time.process_time(), time.perf_counter()

    def taken(self):
        return {"wall": time.perf_counter() - self.wall, "cpu": time.process_time() - self.cpu}


best = {}


def keep(name, taken):
    known = best.get(name, taken)
    best[name] = {key: min(known[key], taken[key]) for key in taken}


for _ in range(int(sys.argv[3])):
    whole = Clock()
    table = pyarrow.parquet.read_table(sys.argv[2], columns=[column["name"] for column in columns])
    count = table.num_rows
    arrays = [(plain(column["name"]), *array_of(table, column)) for column in columns]
    inputs = Clock()
    simulation = simulations.SimulationBuilder().build_default_simulation(system, count)
    for name, values, known in arrays:
        simulation.set_input(name, PERIOD, values)
        simulation.set_input(name + "_known", PERIOD, known)
    keep("inputs", inputs.taken())
    leaves_alone = Clock()
    for leaf in leaves:
        simulation.calculate(leaf["id"] + "_proven", PERIOD)
        simulation.calculate(leaf["id"] + "_disproven", PERIOD)
    found_leaves = leaves_alone.taken()
    rails_alone = Clock()
    found = simulation.calculate("outcome", PERIOD)
    taken = rails_alone.taken()
    keep("rails", taken)
    keep("calculate", {key: taken[key] + found_leaves[key] for key in taken})
    keep("whole", whole.taken())

outcomes = {str(number): int((found == number).sum()) for number in (0, 1, 2)}
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({**best, "outcomes": outcomes, "people": count, "peakMegabytes": peak}))
