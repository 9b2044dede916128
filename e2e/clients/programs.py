"""The started program as pysdmx and sdmx1 read it.

Three invented editions are imported at three set hours; then the clients ask for flows, structures, data and what data
there are. The program is named by TRIBUTARY_BIN. The last lines are counts, as node's test runner prints them.
"""

import gzip
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request

import sdmx
from pysdmx.api.qb import (
    ApiVersion,
    AvailabilityFormat,
    AvailabilityQuery,
    DataContext,
    DataFormat,
    DataQuery,
    RestService,
    StructureFormat,
    StructureQuery,
    StructureReference,
    StructureType,
)
from pysdmx.errors import NotFound
from pysdmx.io import get_datasets, read_sdmx
from pysdmx.model import Codelist, DataStructureDefinition
from pysdmx.model.message import Message

PAIRS = "origin_iso3,destination_iso3,year,male,female,total\n"
OLD = PAIRS + "KEN,MDA,2015,3,4,7\nUGA,MDA,2015,1,2,3\nKEN,UGA,2015,10,20,30\n"
NEW = PAIRS + "KEN,MDA,2015,3,5,8\nUGA,MDA,2015,1,2,3\nKEN,MDA,2020,6,6,12\nXXX,MDA,2020,0,2,2\n"
FLOW = (
    "DATAFLOW,FREQ,REF_AREA,INDICATOR,SEX,AGE,ROUTE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,UNIT_MEASURE\n"
    + "".join(
        f"ISL:ARRIVALS(1.0),M,KEN,ARR,{sex},{age},{route},{time},{value},{status},3,PS\n"
        for sex, age, route, time, value, status in [
            ("_T", "_T", "SEA", "2021-05", "1.5", "A"),
            ("_T", "_T", "SEA", "2021-06", "", "Q"),
            ("F", "Y15T24", "LAND & AIR", "2021-05", "0", "A"),
            ("F", "Y15T24", "LAND & AIR", "2021-06", "", "O"),
            ("F", "Y15T24", "LAND & AIR", "2021-07", "", "M"),
        ]
    )
)
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


class Program:
    """The program with data of its own."""

    def __init__(self):
        self.binary = os.environ["TRIBUTARY_BIN"]
        self.folder = tempfile.mkdtemp(prefix="tributary-clients-")
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("TRIBUTARY_")}
        self.child = None

    def run(self, now, *args):
        subprocess.run(
            [self.binary, *args, "--data-dir", self.folder],
            env={**self.env, "TRIBUTARY_NOW": now}, check=True, capture_output=True, timeout=60,
        )

    def bring(self, now, kind, name, text):
        path = os.path.join(self.folder, f"{name}.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        self.run(now, "import", kind, path, "--edition", name, "--publish")

    def serve(self, now, *args):
        self.child = subprocess.Popen(
            [self.binary, "serve", "--no-demo", "--no-starter", "--listen", "127.0.0.1:0", "--data-dir", self.folder, *args],
            env={**self.env, "TRIBUTARY_NOW": now}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        for line in self.child.stdout:
            if found := ADDRESS.search(line):
                return found.group(0)
        raise RuntimeError("the program did not say where it listens")

    def stop(self):
        self.child.send_signal(signal.SIGTERM)
        self.child.wait(20)
        self.child.stdout.close()

    def remove(self):
        if self.child and self.child.poll() is None:
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def ask(path, **headers):
    """Status, headers and body of an address."""
    request = urllib.request.Request(BASE + path, headers={name.replace("_", "-"): it for name, it in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.headers, refused.read()


def pairs(frame):
    """Value by time and origin, from a frame of pysdmx."""
    return {(row["TIME_PERIOD"], row["COUNTERPART_AREA"]): float(row["OBS_VALUE"]) for _, row in frame.iterrows()}


KEY = "A.migrant-stock-by-origin.MDA..._T"
ALL = "A.migrant-stock-by-origin.MDA.._T._T"


class Pysdmx(unittest.TestCase):
    """What pysdmx reads; it holds XML against the schemas of the standard."""

    def service(self, data=DataFormat.SDMX_ML_2_1_GEN):
        return RestService(
            BASE + "/sdmx/2.1", ApiVersion.V1_5_0, data_format=data,
            structure_format=StructureFormat.SDMX_ML_2_1, avail_format=AvailabilityFormat.SDMX_ML_2_1, timeout=20,
        )

    def read(self, content):
        return read_sdmx(content.decode("utf-8"), validate=True)

    def data(self, key=ALL, form=DataFormat.SDMX_ML_2_1_GEN, flow="UNDESA_LONG", **more):
        query = DataQuery(DataContext.DATAFLOW, "TRIBUTARY", flow, "1.0", key, **more)
        return self.service(form).data(query)

    def structure(self, kind=StructureType.DATAFLOW, flow="UNDESA_LONG"):
        query = StructureQuery(kind, "TRIBUTARY", flow, "1.0", references=StructureReference.ALL)
        return self.service().structure(query)

    def test_flows_are_listed(self):
        message = self.read(self.service().structure(StructureQuery(StructureType.DATAFLOW)))
        self.assertEqual(sorted(flow.id for flow in message.get_dataflows()), ["SDMX_ARRIVALS", "UNDESA_LONG"])

    def test_a_structure_has_its_dimensions_and_codes(self):
        message = self.read(self.structure())
        structure = message.get_data_structure_definitions()[0]
        self.assertIsInstance(structure, DataStructureDefinition)
        dimensions = [it.id for it in structure.components.dimensions]
        self.assertEqual(
            dimensions,
            ["FREQ", "INDICATOR", "REF_AREA", "COUNTERPART_AREA", "SEX", "AGE", "TIME_PERIOD"],
        )
        areas = next(it for it in message.get_codelists() if it.id == "CL_UNDESA_LONG_AREA")
        self.assertIsInstance(areas, Codelist)
        self.assertEqual([code.id for code in areas.items], ["KEN", "MDA", "UGA", "XXX", "_Z"])
        self.assertIn("Kenya", [code.name for code in areas.items])

    def test_every_kind_of_structure_is_as_the_standard_says(self):
        kinds = [
            StructureType.DATA_STRUCTURE, StructureType.CODELIST, StructureType.CONCEPT_SCHEME,
            StructureType.AGENCY_SCHEME, StructureType.CONTENT_CONSTRAINT,
        ]
        for kind in kinds:
            with self.subTest(kind=kind):
                self.assertIsInstance(self.read(self.service().structure(StructureQuery(kind))), Message)

    def test_the_three_formats_say_the_same(self):
        frames = {}
        for form in [DataFormat.SDMX_ML_2_1_GEN, DataFormat.SDMX_ML_2_1_STR, DataFormat.SDMX_CSV_1_0_0]:
            data = self.data(form=form).decode("utf-8")
            frames[form] = get_datasets(data, self.structure().decode("utf-8"))[0].data
        expected = {("2015", "KEN"): 8.0, ("2020", "KEN"): 12.0, ("2015", "UGA"): 3.0, ("2020", "XXX"): 2.0}
        for form, frame in frames.items():
            with self.subTest(form=form):
                self.assertEqual(pairs(frame), expected)

    def test_a_key_and_the_last_of_each_series_narrow_the_data(self):
        data = self.data(key="A..MDA.KEN+UGA._T._T", last_n_obs=1)
        self.assertEqual(pairs(self.read(data).data[0].data), {("2020", "KEN"): 12.0, ("2015", "UGA"): 3.0})

    def test_former_editions_are_there_when_they_are_asked_for(self):
        data = self.data(include_history=True, key="A..MDA.KEN._T._T")
        message = self.read(data)
        self.assertEqual([it.attributes["EDITION"] for it in message.data], ["old", "new"])
        self.assertEqual([pairs(it.data)["2015", "KEN"] for it in message.data], [7.0, 8.0])

    def test_what_is_withheld_has_a_status_and_no_value(self):
        frame = self.read(self.data(flow="SDMX_ARRIVALS", key="all")).data[0].data
        states = {(it["TIME_PERIOD"], it["DETAIL"]): (it["OBS_STATUS"], it["OBS_VALUE"]) for _, it in frame.iterrows()}
        self.assertEqual(len(states), 5)
        self.assertEqual(states["2021-06", "ROUTE_SEA"], ("Q", ""))
        self.assertEqual(states["2021-05", "ROUTE_LAND___AIR"], ("A", "0"))
        self.assertEqual(states["2021-07", "ROUTE_LAND___AIR"], ("M", ""))

    def test_availability_is_told(self):
        query = AvailabilityQuery(DataContext.DATAFLOW, "TRIBUTARY", "UNDESA_LONG", "1.0", "A..MDA..F.")
        content = self.service().availability(query)
        self.assertIsInstance(self.read(content), Message)
        text = content.decode("utf-8")
        self.assertIn('<com:KeyValue id="COUNTERPART_AREA"><com:Value>KEN</com:Value><com:Value>UGA</com:Value>', text)
        self.assertIn("<com:AnnotationTitle>4</com:AnnotationTitle>", text)

    def test_what_is_not_there_is_told_so(self):
        with self.assertRaises(NotFound):
            self.data(key="A..MDA.MDA._T._T")


class Sdmx1(unittest.TestCase):
    """What sdmx1 reads."""

    @classmethod
    def setUpClass(cls):
        source = {
            "id": "TRIBUTARY", "url": BASE + "/sdmx/2.1", "name": "Tributary",
            "supports": {"availableconstraint": True, "contentconstraint": True, "preview": True},
        }
        sdmx.add_source(source, override=True)
        cls.client = sdmx.Client("TRIBUTARY")

    def test_flows_and_a_structure(self):
        flows = self.client.dataflow()
        self.assertEqual(sorted(flows.dataflow), ["SDMX_ARRIVALS", "UNDESA_LONG"])
        message = self.client.dataflow("UNDESA_LONG")
        structure = message.dataflow["UNDESA_LONG"].structure
        self.assertEqual([it.id for it in structure.dimensions][-1], "TIME_PERIOD")
        areas = message.codelist["CL_UNDESA_LONG_AREA"]
        self.assertEqual(areas["KEN"].name.localizations["fr"], "Kenya")
        self.assertEqual(str(message.codelist["CL_SEX"]["F"].name.localizations["es"]), "Mujeres")

    def test_data_by_a_named_key(self):
        message = self.client.data(
            "UNDESA_LONG", key={"REF_AREA": "MDA", "SEX": "_T"}, params={"startPeriod": "2020"},
        )
        frame = sdmx.to_pandas(message)
        self.assertEqual(sorted(frame.values.tolist()), [2.0, 12.0])

    def test_generic_data_and_keys_alone(self):
        message = self.client.data("UNDESA_LONG", key=ALL)
        self.assertEqual(sorted(sdmx.to_pandas(message.data[0]).values.tolist()), [2.0, 3.0, 8.0, 12.0])
        keys = self.client.series_keys("UNDESA_LONG", use_cache=False)
        self.assertEqual(len(list(keys)), 9)

    def test_as_of_a_day(self):
        url = f"{BASE}/sdmx/2.1/data/UNDESA_LONG/{ALL}?asOf=2026-02-01"
        message = self.client.get(url=url)
        self.assertEqual(sorted(sdmx.to_pandas(message.data[0]).values.tolist()), [3.0, 7.0])

    def test_the_draft_of_json(self):
        url = f"{BASE}/sdmx/2.1/data/UNDESA_LONG/{ALL}?format=draftjson"
        message = self.client.get(url=url)
        self.assertEqual(sorted(sdmx.to_pandas(message.data[0]).values.tolist()), [2.0, 3.0, 8.0, 12.0])

    def test_availability(self):
        message = self.client.get("availableconstraint", "UNDESA_LONG", key="A..MDA..F.")
        constraint = next(iter(message.constraint.values()))
        values = constraint.data_content_region[0].member
        found = {
            dimension.id: [it.value for it in selection.values]
            for dimension, selection in values.items() if dimension.id != "TIME_PERIOD"
        }
        self.assertEqual(found["COUNTERPART_AREA"], ["KEN", "UGA", "XXX"])


class Versions(unittest.TestCase):
    """What any program asks again."""

    def test_the_same_again_is_304_without_a_body(self):
        for path in [f"/sdmx/2.1/data/UNDESA_LONG/{ALL}", "/sdmx/2.1/dataflow", "/api/v1/figures?dataset=undesa-long"]:
            with self.subTest(path=path):
                status, headers, body = ask(path)
                self.assertEqual((status, bool(body)), (200, True))
                self.assertTrue(headers["ETag"].startswith('"'))
                status, again, body = ask(path, If_None_Match=headers["ETag"])
                self.assertEqual((status, body, again["ETag"]), (304, b"", headers["ETag"]))
                status, _, _ = ask(path, If_Modified_Since=headers["Last-Modified"])
                self.assertEqual(status, 304)

    def test_packed_bytes_are_the_same_data(self):
        path = f"/sdmx/2.1/data/UNDESA_LONG/{ALL}?format=csv"
        _, plain, body = ask(path)
        _, packed, small = ask(path, Accept_Encoding="gzip")
        self.assertEqual(gzip.decompress(small), body)
        self.assertNotEqual(plain["ETag"], packed["ETag"])


def main():
    global BASE
    program = Program()
    try:
        start = "2026-01-10T09:00:00Z"
        program.serve(start)
        program.stop()
        program.bring(start, "undesa-long", "old", OLD)
        program.bring("2026-03-10T09:00:00Z", "undesa-long", "new", NEW)
        program.bring("2026-03-11T09:00:00Z", "sdmx-csv", "first", FLOW)
        BASE = program.serve("2026-04-20T09:00:00Z")
        suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
        done = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
    finally:
        program.remove()
    failed = len(done.failures) + len(done.errors)
    print(f"# pass {max(done.testsRun - failed, 0)}")
    print(f"# fail {failed}")
    return 1 if failed else 0


BASE = ""
if __name__ == "__main__":
    sys.exit(main())
