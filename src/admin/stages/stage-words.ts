import { msg } from "@lit/localize";

/** What a kind of stages is called, and what it is for. */
interface Words {
    title: () => string;
    /** Heading above those of this kind. */
    plural: () => string;
    description: () => string;
    /** Headings of its form. */
    create: () => string;
    edit: () => string;
}

/** The words for each kind; for those who choose one, and at the top of its form. */
export const stageWords = {
    authenticatorValidation: {
        title: () => msg("Authenticator validation stage"),
        create: () => msg("Create authenticator validation stage"),
        edit: () => msg("Edit authenticator validation stage"),
        plural: () => msg("Authenticator validation stages"),
        description: () => msg("Asks for a second factor that the user has set up: a code, a security key, a phone."),
    },
    captcha: {
        title: () => msg("Captcha stage"),
        create: () => msg("Create captcha stage"),
        edit: () => msg("Edit captcha stage"),
        plural: () => msg("Captcha stages"),
        description: () => msg("Asks a captcha service whether a person is there, and not a program."),
    },
    consent: {
        title: () => msg("Consent stage"),
        create: () => msg("Create consent stage"),
        edit: () => msg("Edit consent stage"),
        plural: () => msg("Consent stages"),
        description: () => msg("Asks whether an application may know what it wants to know about the user."),
    },
    deny: {
        title: () => msg("Deny stage"),
        create: () => msg("Create deny stage"),
        edit: () => msg("Edit deny stage"),
        plural: () => msg("Deny stages"),
        description: () => msg("Ends the flow and refuses access."),
    },
    dummy: {
        title: () => msg("Dummy stage"),
        create: () => msg("Create dummy stage"),
        edit: () => msg("Edit dummy stage"),
        plural: () => msg("Dummy stages"),
        description: () => msg("Shows a button and does nothing else: to try a flow out."),
    },
    duo: {
        title: () => msg("Duo authenticator setup stage"),
        create: () => msg("Create Duo authenticator setup stage"),
        edit: () => msg("Edit Duo authenticator setup stage"),
        plural: () => msg("Duo authenticator setup stages"),
        description: () => msg("Sets up the Duo app, which asks on the user’s phone."),
    },
    email: {
        title: () => msg("Email stage"),
        create: () => msg("Create email stage"),
        edit: () => msg("Edit email stage"),
        plural: () => msg("Email stages"),
        description: () => msg("Emails the user a link; opening it continues the flow, and proves that the address is theirs."),
    },
    identification: {
        title: () => msg("Identification stage"),
        create: () => msg("Create identification stage"),
        edit: () => msg("Edit identification stage"),
        plural: () => msg("Identification stages"),
        description: () => msg("Asks who is there: by username, by email address, or through a source."),
    },
    invitation: {
        title: () => msg("Invitation stage"),
        create: () => msg("Create invitation stage"),
        edit: () => msg("Edit invitation stage"),
        plural: () => msg("Invitation stages"),
        description: () => msg("Takes an invitation, with the data that it brings for the stages after it."),
    },
    password: {
        title: () => msg("Password stage"),
        create: () => msg("Create password stage"),
        edit: () => msg("Edit password stage"),
        plural: () => msg("Password stages"),
        description: () => msg("Asks for the password of the user whom an identification stage has found."),
    },
    prompt: {
        title: () => msg("Prompt stage"),
        create: () => msg("Create prompt stage"),
        edit: () => msg("Edit prompt stage"),
        plural: () => msg("Prompt stages"),
        description: () => msg("Shows a form with fields of your own, for example to enroll or to change one’s details."),
    },
    sms: {
        title: () => msg("SMS authenticator setup stage"),
        create: () => msg("Create SMS authenticator setup stage"),
        edit: () => msg("Edit SMS authenticator setup stage"),
        plural: () => msg("SMS authenticator setup stages"),
        description: () => msg("Sets up a phone number, which is sent codes by SMS."),
    },
    static: {
        title: () => msg("Static authenticator stage"),
        create: () => msg("Create static authenticator stage"),
        edit: () => msg("Edit static authenticator stage"),
        plural: () => msg("Static authenticator stages"),
        description: () => msg("Sets up recovery codes, each of which signs in once."),
    },
    totp: {
        title: () => msg("TOTP authenticator setup stage"),
        create: () => msg("Create TOTP authenticator setup stage"),
        edit: () => msg("Edit TOTP authenticator setup stage"),
        plural: () => msg("TOTP authenticator setup stages"),
        description: () => msg("Sets up an authenticator app, which shows codes that change with the time."),
    },
    userDelete: {
        title: () => msg("User delete stage"),
        create: () => msg("Create user delete stage"),
        edit: () => msg("Edit user delete stage"),
        plural: () => msg("User delete stages"),
        description: () => msg("Deletes the user."),
    },
    userLogin: {
        title: () => msg("User login stage"),
        create: () => msg("Create user login stage"),
        edit: () => msg("Edit user login stage"),
        plural: () => msg("User login stages"),
        description: () => msg("Signs in the user whom the stages before it have identified."),
    },
    userLogout: {
        title: () => msg("User logout stage"),
        create: () => msg("Create user logout stage"),
        edit: () => msg("Edit user logout stage"),
        plural: () => msg("User logout stages"),
        description: () => msg("Signs the user out."),
    },
    userWrite: {
        title: () => msg("User write stage"),
        create: () => msg("Create user write stage"),
        edit: () => msg("Edit user write stage"),
        plural: () => msg("User write stages"),
        description: () => msg("Saves what prompt stages have asked for: into the user who is there, or as a new one."),
    },
    webauthn: {
        title: () => msg("WebAuthn authenticator setup stage"),
        create: () => msg("Create WebAuthn authenticator setup stage"),
        edit: () => msg("Edit WebAuthn authenticator setup stage"),
        plural: () => msg("WebAuthn authenticator setup stages"),
        description: () => msg("Sets up a security key, or the one that is built into a device."),
    },
} satisfies Readonly<Record<string, Words>>;
