import { expect } from "chai";
import { readTemplate, TemplateError, type TemplateValue, writeTemplate } from "./mail-template.ts";

const NOW = Date.parse("2023-02-01T12:00:00Z");
const VALUES = new Map<string, TemplateValue>([
    ["url", "https://id.test/?a=1&b=2"],
    ["user", new Map(Object.entries({ name: "Bob <b>", username: "bob" }))],
    ["expires", new Date(NOW + 30 * 60_000)],
]);
const write = (text: string, others: Readonly<Record<string, string>> = {}): string =>
    writeTemplate("it", (name) => (name === "it" ? text : others[name]), VALUES, NOW);

function faultOf(text: string): string {
    try {
        readTemplate(text);
    } catch (error) {
        if (error instanceof TemplateError) return error.message;
        throw error;
    }
    return "";
}

describe("templates of mails", () => {
    for (const [text, comes] of [
        ["Hello {{ user.name }}, {{user.nobody}}{{ other }}.", "Hello Bob &#60;b&#62;, ."],
        ["{{ user.name|safe }} {{ user.username|upper }} {{ nobody|default:'you' }}", "Bob <b> BOB you"],
        [`<a href="{{ url }}">{% trans 'Go "on"' %}</a>`, `<a href="https://id.test/?a=1&#38;b=2">Go "on"</a>`],
        ["{% blocktrans with who=user.username until=expires|naturaltime %}{{ who }}: {{ until }}{% endblocktrans %}", "bob: 30 minutes from now"],
        ["{% if user.name %}yes{% else %}no{% endif %}{% if not user.name %}yes{% endif %}{% if nobody %}yes{% endif %}", "yes"],
        ["{% load i18n %}a{# not shown #}b{% comment %}{{ user.name }}{% endcomment %}c", "abc"],
        ["{{ user.constructor }}{{ user.__proto__ }}", ""],
    ] as const)
        it(`write ${text}`, () => {
            expect(write(text)).to.equal(comes);
        });

    it("fill the blocks of those that they extend, the outermost first", () => {
        const others = {
            base: "<main>{% block content %}nothing{% endblock %}</main>{% block foot %}foot{% endblock %}",
            between: `{% extends "base" %}{% block content %}between{% endblock %}{% block foot %}{{ user.username }}{% endblock %}`,
        };
        expect(write(`{% extends "between" %} lost {% block content %}mine{% endblock %}`, others)).to.equal("<main>mine</main>bob");
        expect(() => write(`{% extends "it" %}`)).to.throw(TemplateError, "More than 10 templates");
        expect(() => write(`{% extends "gone" %}`)).to.throw(TemplateError, "There is no template gone.");
    });

    for (const [text, says] of [
        ["one\ntwo {% include 'x' %}", "Line 2: {% include 'x' %} is not understood here."],
        ["{{ user.name|slugify }}", "Line 1: the filter slugify is not known here."],
        ["{{ 1 + 1 }}", "Line 1: {{ 1 + 1 }} is not understood here."],
        ["\n\n{% if a %}", "Line 3: {% if a %} has no end."],
        ["{% if a %}".repeat(5000), "Line 1: more than 50 tags lie in one another."],
        ["{% endif %}", "Line 1: {% endif %} is not understood here."],
        ["{% if a == b %}{% endif %}", "Line 1: {{ a == b }} is not understood here."],
    ] as const)
        it(`refuse ${JSON.stringify(text.slice(0, 40))}, with its line`, () => {
            expect(faultOf(text)).to.equal(says);
        });
});
