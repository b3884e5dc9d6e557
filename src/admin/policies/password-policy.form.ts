import { msg } from "@lit/localize";
import { passwordPolicies, type PasswordPolicy } from "#src/api/policies.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { policyForm } from "./policy-form.ts";
import { policyWords } from "./policy-words.ts";

type Body = Parameters<typeof passwordPolicies.create>[0];
const { group, number, text, textarea, toggle } = fieldsFor<Body>();

/** Punctuation of ASCII and the space, as the server has them where nothing is sent. */
const SYMBOLS = "!\\\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ";

/** The server cuts off the space at the end of what it is sent: symbols that nobody has changed are left out. */
const withoutKept = ({ symbol_charset: symbols, ...body }: Body, kept: string | undefined): Body =>
    symbols === undefined || symbols === kept ? body : { ...body, symbol_charset: symbols };

const atLeast = (name: "length_min" | "amount_uppercase" | "amount_lowercase" | "amount_digits" | "amount_symbols", label: string, initial: number) =>
    number(name, label, { required: true, initial, min: 0 });

/** Creates and changes a policy about new passwords: by rules, by whether they have leaked, and by how hard they are to guess. */
export const passwordPolicyForm = policyForm<PasswordPolicy, Body>({
    words: policyWords.password,
    api: {
        create: (body) => passwordPolicies.create(withoutKept(body, SYMBOLS)),
        update: (key, body, before) => passwordPolicies.update(key, withoutKept(body, before.symbol_charset), before),
        retrieve: passwordPolicies.retrieve,
    },
    help: "password-policy",
    fields: () => [
        text("password_field", msg("Password field"), {
            required: true,
            initial: "password",
            help: msg("Field key of the prompt that asks for the password."),
        }),
        toggle("check_static_rules", msg("Check length and characters"), { initial: true }),
        group(
            msg("Length and characters"),
            [
                atLeast("length_min", msg("Minimum length"), 10),
                atLeast("amount_uppercase", msg("Uppercase letters, at least"), 2),
                atLeast("amount_lowercase", msg("Lowercase letters, at least"), 2),
                atLeast("amount_digits", msg("Digits, at least"), 2),
                atLeast("amount_symbols", msg("Symbols, at least"), 2),
                text("symbol_charset", msg("Symbols"), { required: true, initial: SYMBOLS, help: msg("The characters that count as symbols.") }),
                textarea("error_message", msg("Message"), { rows: 2, help: msg("Shown when a password is refused by these rules.") }),
            ],
            { open: true, when: ({ check_static_rules: checked }) => checked === true },
        ),
        toggle("check_have_i_been_pwned", msg("Check for leaked passwords"), {
            help: msg("Asks haveibeenpwned.com. If that cannot be reached, as from a sandbox, every password is refused."),
        }),
        group(
            msg("Leaked passwords"),
            [
                number("hibp_allowed_count", msg("Allowed number of leaks"), {
                    required: true,
                    initial: 0,
                    min: 0,
                    help: msg("How often a password may have been found and is still accepted."),
                }),
            ],
            { open: true, when: ({ check_have_i_been_pwned: checked }) => checked === true },
        ),
        toggle("check_zxcvbn", msg("Check how hard it is to guess"), { initial: true, help: msg("Rates each password with zxcvbn.") }),
        group(
            msg("Hard to guess"),
            [
                number("zxcvbn_score_threshold", msg("Highest score that is refused"), {
                    required: true,
                    initial: 2,
                    min: 0,
                    max: 4,
                    help: msg(
                        "Scores: 0 is guessed at once, 1 resists slow guessing online, 2 fast guessing online, 3 guessing from stolen hashes for some time, 4 for a long time.",
                    ),
                }),
            ],
            { open: true, when: ({ check_zxcvbn: checked }) => checked === true },
        ),
    ],
});
