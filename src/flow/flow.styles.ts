import login from "@patternfly/patternfly/components/Login/login.css";
import { brokenStyles } from "#src/elements/broken.ts";
import own from "./flow.css";
import { stageStyles } from "./stage.styles.ts";

/* The sign-in lives in the document itself, so its sheets do too. */
document.adoptedStyleSheets.push(login, ...stageStyles, ...(brokenStyles.styleSheet ? [brokenStyles.styleSheet] : []), own);
