import alert from "@patternfly/patternfly/components/Alert/alert.css";
import button from "@patternfly/patternfly/components/Button/button.css";
import check from "@patternfly/patternfly/components/Check/check.css";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import form from "@patternfly/patternfly/components/Form/form.css";
import helper from "@patternfly/patternfly/components/HelperText/helper-text.css";
import list from "@patternfly/patternfly/components/List/list.css";
import login from "@patternfly/patternfly/components/Login/login.css";
import spinner from "@patternfly/patternfly/components/Spinner/spinner.css";
import title from "@patternfly/patternfly/components/Title/title.css";
import ring from "#src/common/styles/control-ring.css";
import own from "./flow.css";

/* The sign-in lives in the document itself, so its sheets do too. */
document.adoptedStyleSheets.push(login, title, form, control, helper, button, check, list, alert, spinner, ring, own);
