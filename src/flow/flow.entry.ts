/* The flow interface, at `/if/flow/<slug>/`. */
import "./executor.ts";
