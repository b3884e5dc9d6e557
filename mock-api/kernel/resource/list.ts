import type { Call } from "#kernel/http/call.ts";
import { type FieldErrors, invalidFields, notFound } from "#kernel/base/errors.ts";
import type { Fields } from "#kernel/base/fields.ts";
import { asText, type Filter, type Test, Unmatched } from "./filters.ts";
import { MAX_PAGE_SIZE } from "#kernel/base/limits.ts";
import { own, put } from "#kernel/base/own.ts";
import { keyOf, type Stored } from "#kernel/store/schema.ts";
import type { Steps } from "#kernel/base/steps.ts";
import type { Compare } from "#kernel/store/table.ts";
import type { Computed } from "./view.ts";
import { valuesAt } from "./values.ts";

/** What a list says about itself: which rows there are, and how they may be searched, filtered and ordered. */
export interface Listing {
    readonly model: string;
    readonly fields: Fields;
    readonly computed: Readonly<Record<string, Computed<Stored>>>;
    readonly order: readonly string[];
    readonly search: readonly string[];
    readonly filters: Readonly<Record<string, Filter>>;
    /** Rows that no list shows, whoever asks. */
    hides?(row: Stored): boolean;
}

const DEFAULT_PAGE_SIZE = 100;

/** Rows of a list, filtered, searched and ordered; not yet cut into pages. `visible`: which rows the caller sees, all when left out. */
export function select(listing: Listing, call: Call, visible?: Test): readonly Stored[] {
    const tests = [...filterTests(listing, call), ...searchTests(listing, call)];
    const holds = (row: Stored) => tests.every((test) => test(row));
    // Rights come first: whoever sees few rows, or none, costs no order of all of them.
    if (visible) return sorted(listing, call, (row) => visible(row) && holds(row));
    const rows = keptOrder(listing, call);
    return rows ? (tests.length ? rows.filter(holds) : rows) : sorted(listing, call, holds);
}

function filterTests({ filters, fields, model }: Listing, call: Call): Test[] {
    const tests: Test[] = [];
    const errors: FieldErrors = {};
    for (const [name, filter] of Object.entries(filters)) {
        const values = call.url.searchParams.getAll(name).map((value) => value.trim());
        if (!values.some((value) => value !== "")) continue;
        const test = filter.test({ values: values.filter((value) => value !== ""), call, fields, name, model });
        if (typeof test === "string") put(errors, name, [test]);
        else if (test instanceof Unmatched) {
            // Only administrators may learn whether such an object exists.
            if (call.isSuperuser) put(errors, name, [test.message]);
            else tests.push(() => false);
        } else if (test) tests.push(test);
    }
    if (Object.keys(errors).length) throw invalidFields(errors);
    return tests;
}

/** Lower-cased text that a row is searched in; rows are immutable, so it is made once per row and set of fields. */
const haystacks = new WeakMap<readonly string[], WeakMap<Stored, string>>();

function searchTests({ search, fields }: Listing, call: Call): Test[] {
    const terms = (call.url.searchParams.get("search") ?? "")
        .replaceAll("\0", "")
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean);
    if (!terms.length || !search.length) return [];
    // A term has no line break, so that one text of all the fields' lines finds it in any of them, and in none twice.
    const lines = (row: Stored) =>
        search
            .flatMap((path) => valuesAt(call.db, fields, row, path).map(asText))
            .join("\n")
            .toLowerCase();
    // Only texts of the row itself can be kept: what is behind a reference changes without the row.
    const isOwn = search.every((path) => (own(fields, path)?.kind ?? "inverse") !== "inverse");
    const kept = isOwn ? (haystacks.get(search) ?? haystacks.set(search, new WeakMap()).get(search)!) : undefined;
    return [
        (row) => {
            let hay = kept?.get(row);
            if (hay === undefined) {
                hay = lines(row);
                kept?.set(row, hay);
            }
            return terms.every((term) => hay.includes(term));
        },
    ];
}

/** Terms of `ordering` that name a field's source; the view's own order when none does. */
function orderTerms({ fields, computed, order }: Listing, call: Call): readonly string[] {
    const sources = new Set(Object.values(computed).map((c) => c.source));
    const isKnown = (term: string) => {
        const path = term.replace(/^-/, "");
        const field = own(fields, path);
        return field ? !field.writeOnly && !field.hidden : sources.has(path);
    };
    const asked = new Map<string, string>();
    // A field that was named decides; naming it again says nothing. So there are never more terms than fields.
    for (const term of (call.url.searchParams.get("ordering") ?? "")
        .split(",")
        .map((text) => text.trim())
        .filter(isKnown)) {
        const path = term.replace(/^-/, "");
        if (!asked.has(path)) asked.set(path, term);
    }
    return asked.size ? [...asked.values()] : order;
}

/** Compares rows by these terms, the first that tells them apart. */
function comparing(listing: Listing, call: Call, terms: readonly string[]): Compare {
    const compareTimes = comparingTimes(listing, call, terms.at(-1) ?? "");
    return (a, b) => {
        for (const term of terms) {
            const path = term.replace(/^-/, "");
            const difference = compareValues(first(listing, call, a, path), first(listing, call, b, path));
            if (difference) return term.startsWith("-") ? -difference : difference;
        }
        return compareTimes(a, b);
    };
}

/** Where the newest are first, the one that came later is the newer of two of the same millisecond: the clock of the original's database is finer. */
function comparingTimes({ fields, model }: Listing, { db }: Call, term: string): Compare {
    const [member, ...others] = db.schema.members(model);
    const name = term.slice(1);
    if (!member || others.length || !term.startsWith("-") || own(fields, name)?.kind !== "date") return () => 0;
    const table = db.table(member.model);
    return (a, b) => (a[name] ? (table.ordinalOf(keyOf(b)) ?? 0) - (table.ordinalOf(keyOf(a)) ?? 0) : 0);
}

/** All rows in an order by the row's own columns, which the store keeps up to date: a page of many rows costs no sort. Undefined for any other order. */
function keptOrder(listing: Listing, call: Call): readonly Stored[] | undefined {
    const terms = orderTerms(listing, call);
    const [member, ...others] = call.db.schema.members(listing.model);
    const isOwn = terms.every((term) => {
        const field = own(listing.fields, term.replace(/^-/, ""));
        return field && field.kind !== "inverse";
    });
    if (!member || others.length || !terms.length || !isOwn) return undefined;
    return call.db.ordered(member.model, terms.join(","), comparing(listing, call, terms), listing.hides && ((row) => !listing.hides?.(row)));
}

/** The rows that hold, in order. */
function sorted(listing: Listing, call: Call, holds: Test): readonly Stored[] {
    const rows = call.db.rows(listing.model).filter((row) => !listing.hides?.(row) && holds(row));
    const terms = orderTerms(listing, call);
    return terms.length ? rows.sort(comparing(listing, call, terms)) : rows;
}

const first = ({ fields }: Listing, call: Call, row: Stored, path: string): unknown =>
    own(fields, path) && own(fields, path)?.kind !== "inverse" ? row[path] : valuesAt(call.db, fields, row, path)[0];

/** As the database orders: by code point, nothing last. */
function compareValues(a: unknown, b: unknown): number {
    if (a === b) return 0;
    if (a === null || a === undefined) return 1;
    if (b === null || b === undefined) return -1;
    if (typeof a === "number" && typeof b === "number") return a - b;
    return asText(a) < asText(b) ? -1 : 1;
}

/** Rows of a page that are written in one step: some 2 ms. */
const STEP = 50;

/** One page as JSON text, in steps; `show` writes a row. Throws 404 for a page that there is not. */
export function* paginate(rows: readonly Stored[], call: Call, show: (row: Stored) => string): Steps<string> {
    const asked = call.url.searchParams.get("page_size") ?? "";
    const size = /^\s*\d+\s*$/.test(asked) && Number(asked) > 0 ? Math.min(Number(asked), MAX_PAGE_SIZE) : DEFAULT_PAGE_SIZE;
    const count = rows.length;
    const total_pages = Math.max(1, Math.ceil(count / size));
    const page = call.url.searchParams.get("page") || "1";
    const current = page === "last" ? total_pages : /^\s*\d+(\.0*)?\s*$/.test(page) ? Number(page) : 0;
    if (current < 1 || current > total_pages) throw notFound("Invalid page.");
    const start = (current - 1) * size;
    const end = Math.min(start + size, count);
    const pagination = {
        next: current < total_pages ? current + 1 : 0,
        previous: current > 1 ? current - 1 : 0,
        count,
        current,
        total_pages,
        start_index: count ? start + 1 : 0,
        end_index: end,
    };
    const shown = rows.slice(start, end);
    const texts: string[] = [];
    for (let at = 0; at < shown.length; at += STEP) {
        if (at) yield;
        for (const row of shown.slice(at, at + STEP)) texts.push(show(row));
    }
    return `{"pagination":${JSON.stringify(pagination)},"results":[${texts.join(",")}]}`;
}
