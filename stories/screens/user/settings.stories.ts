import "#src/user/user.interface.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";

export default { title: "Screens/User/Settings" };

const settings = (tab: string) => screen("user", `/settings;{"page":"page-${tab}"}`);

export const Details = settings("details");
export const DetailsDark = dark(Details);
export const DetailsNarrow = narrow(Details);
export const DetailsFailing = within(Details, { fault: "failing" });
export const Sessions = settings("sessions");
export const Devices = settings("mfa");
export const Consents = settings("consents");
export const Services = settings("sources");
export const Tokens = settings("tokens");
export const TokensNarrow = narrow(Tokens);
