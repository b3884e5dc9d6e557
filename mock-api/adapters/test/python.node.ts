import path from "node:path";
import { providePython } from "#mock/python/python.ts";
import { nodePython, readPythonFiles } from "../node/python.ts";

// Loaded before all tests on Node.
providePython(nodePython(path.resolve("node_modules/pyodide"), () => readPythonFiles(path.resolve("mock-api/expressions/python"))));
