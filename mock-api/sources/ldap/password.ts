import { can } from "#kernel/base/facet.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { own } from "#kernel/base/own.ts";
import { hashPassword } from "#mock/apps/core/password.ts";
import { type Asking, keepsPasswords, type PasswordKeeper } from "#mock/apps/core/password-keeper.facet.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { ldapSource } from "#mock/apps/sources/ldap.resource.ts";
import { LDAP } from "#mock/apps/stages/password.resource.ts";
import { type PasswordBackend, provesPasswords } from "#mock/flows/password-backend.facet.ts";
import { depthBelow, levelsOfText } from "#mock/encoding/ldap/dn.ts";
import { type Directory, DirectoryError } from "#mock/outside/directory.ts";
import { firstOf } from "./attributes.ts";
import { isComplex, namesWithin } from "./complexity.ts";
import { bindAsSource, DN, type LdapSource, SOURCE, withDirectory } from "./connect.ts";
import { tellProblem } from "./properties.ts";

/** What somebody is called in the directory they come from. */
function dnOf(user: User | undefined): string | undefined {
    const dn = own(user?.attributes ?? {}, DN);
    return typeof dn === "string" && dn !== "" ? dn : undefined;
}

/** Binds as the user at each source in turn. A password that is right there is kept here. Source: authentik/sources/ldap/auth.py. */
const backend: PasswordBackend = {
    name: LDAP,
    async prove(asking, user, password) {
        const dn = dnOf(user);
        // RFC 4513 5.1.2: binding without a password succeeds, and proves nothing.
        if (dn === undefined || password === "") return undefined;
        const { call, outside } = asking;
        for (const { pk } of call.db.where(SOURCE, "enabled", true)) {
            const source = call.db.find(SOURCE, pk);
            if (!source?.enabled || !isBelow(dn, source.base_dn) || !(await isBound(asking, source, dn, password))) continue;
            const hash = await outside(() => hashPassword(password, call.random));
            const now = call.db.find("authentik_core.user", user.pk);
            // Whoever was switched off or moved meanwhile is somebody else than who was asked for.
            if (!now?.is_active || dnOf(now) !== dn) return undefined;
            call.db.update("authentik_core.user", user.pk, { password: hash, password_change_date: timestamp(call.random.now()) });
            return { method: "ldap", args: { source: describeModel(call, SOURCE, source) } };
        }
        return undefined;
    },
};

/** Whether somebody is in a source's tree: no other directory learns their password. */
function isBelow(dn: string, base: string): boolean {
    const [levels, from] = [levelsOfText(dn), levelsOfText(base)];
    return levels !== undefined && from !== undefined && depthBelow(levels, from) !== undefined;
}

async function isBound(asking: Asking, source: LdapSource, dn: string, password: string): Promise<boolean> {
    try {
        await withDirectory(asking, source, (directory) => directory.bind(dn, password));
        return true;
    } catch (error) {
        if (!(error instanceof DirectoryError)) throw error;
        return false;
    }
}

/** The one source that passwords are written back to. */
const keeper = ({ call: { db } }: Asking): LdapSource | undefined => db.where(SOURCE, "sync_users_password", true).find(({ enabled }) => enabled);

/** Source: authentik/sources/ldap/password.py, signals.py. */
const writesBack: PasswordKeeper = {
    async refusal(asking, user, password) {
        const source = keeper(asking);
        if (!source) return undefined;
        try {
            return await withDirectory(asking, source, async (directory) => {
                await bindAsSource(directory, source);
                if (!(await wantsComplexity(directory, source))) return undefined;
                const fits = isComplex(password) && !namesWithin(password, await namesOf(directory, dnOf(user)));
                return fits ? undefined : "Password does not match Active Directory Complexity.";
            });
        } catch (error) {
            // What a directory that cannot be asked would say is told when the password is changed in it.
            if (error instanceof DirectoryError) return undefined;
            throw error;
        }
    },
    async change(asking, user, password) {
        const [source, dn] = [keeper(asking), dnOf(user)];
        if (!source || dn === undefined) return undefined;
        try {
            await withDirectory(asking, source, async (directory) => {
                await bindAsSource(directory, source);
                await directory.setPassword(dn, password);
            });
            return undefined;
        } catch (error) {
            if (!(error instanceof DirectoryError)) throw error;
            tellProblem(asking.call, source, `Failed to set the password of ${user.username}: ${error.message}`);
            return `Failed to set password: ${error.message}`;
        }
    },
};

/** Bit of `pwdProperties`: [MS-SAMR] 2.2.1.3. */
const DOMAIN_PASSWORD_COMPLEX = 1;

/** Whether the domain of a source's base wants complex passwords: Active Directory says so at its root. */
async function wantsComplexity(directory: Directory, { base_dn }: LdapSource): Promise<boolean> {
    const root = /(?:^|,)\s*(dc=.*)$/i.exec(base_dn)?.[1] ?? base_dn;
    const [domain] = await directory.search({ base: root, scope: "base", filter: "(objectClass=*)" });
    return domain !== undefined && (Number(firstOf(domain, "pwdProperties") ?? 0) & DOMAIN_PASSWORD_COMPLEX) !== 0;
}

async function namesOf(directory: Directory, dn: string | undefined): Promise<{ account: string | undefined; display: string | undefined }> {
    const [entry] = dn === undefined ? [] : await directory.search({ base: dn, scope: "base", filter: "(objectClass=*)" });
    return { account: entry && firstOf(entry, "sAMAccountName"), display: entry && firstOf(entry, "displayName") };
}

export const ldapPasswords = can(ldapSource, provesPasswords(backend), keepsPasswords(writesBack));
