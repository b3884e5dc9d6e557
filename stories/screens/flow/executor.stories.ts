import { html } from "lit";
import "#src/flow/executor.ts";
import { dark, narrow, of, within, type Story } from "../../support/story.ts";

export default { title: "Screens/Flow/On the engine", parameters: { context: { backend: true, user: "" } } };

const flow = (slug: string): Story => of(() => html`<ak-flow-executor slug=${slug}></ak-flow-executor>`);

export const SignIn = flow("default-authentication-flow");
/** As a server shows it whose sample company has its first passwords. */
export const SignInToSample: Story = of(
    () =>
        html`<meta name="authentik-sandbox" content="sample" data-open="akadmin amara.okafor" />
            <ak-flow-executor slug="default-authentication-flow"></ak-flow-executor>`,
);
export const SignInToSampleDark = dark(SignInToSample);
export const SignInToSampleNarrow = narrow(SignInToSample);
export const SignInToSampleGerman = within(SignInToSample, { locale: "de" });
export const SignInDark = dark(SignIn);
export const SignInNarrow = narrow(SignIn);
export const Failing = within(SignIn, { fault: "failing" });
export const Offline = within(SignIn, { fault: "offline" });
export const PasswordChange = within(flow("default-password-change"), { user: "akadmin" });
export const TotpSetup = within(flow("default-authenticator-totp-setup"), { user: "akadmin" });
export const Missing = flow("there-is-none");
