// Holds look-ups: a plain object is not asked for a key that any text may be. `record[key]` and `key in record` find what every object
// inherits (`constructor`, `__proto__`), and `record["__proto__"] = value` replaces its prototype. Prints each place; a part of `npm run lint`.
import path from "node:path";
import ts from "typescript";

const HELP = {
    read: "use own() (in src: ownValue())",
    write: "use put(), a Map, or an object literal with a computed key",
    in: "use Object.hasOwn()",
};
/** Code that outsiders can reach: no tests, and not the two helpers themselves. */
const isHeld = (file) =>
    /^(src|mock-api)\//.test(file) &&
    !/\.(test|suite|stories)\.ts$|test-helper|\/testing\/|\.generated\.|^mock-api\/(checks|adapters\/test)\/|^mock-api\/kernel\/base\/own\.ts$|^src\/base\/own-value\.ts$/.test(
        file,
    );
/** Rows are asked by names of columns. Whether a name from outside is a column is asked of the description, which is held. */
const ROWS = /^Stored( \| undefined)?$/;

const config = ts.getParsedCommandLineOfConfigFile("tsconfig.json", {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail });
const program = ts.createProgram(config.fileNames, config.options);
const types = program.getTypeChecker();
const problems = program
    .getSourceFiles()
    .filter((file) => isHeld(relative(file)))
    .flatMap((file) => lookupsIn(file).map(({ node, kind }) => `${relative(file)}:${lineOf(node, file)} ${node.getText(file)}: ${HELP[kind]}`));

for (const problem of problems) console.error(problem);
process.exit(problems.length ? 1 : 0);

function lookupsIn(node) {
    const inside = [];
    node.forEachChild((child) => void inside.push(...lookupsIn(child)));
    const kind = kindOf(node);
    return kind ? [{ node, kind }, ...inside] : inside;
}

/** What kind of look-up by any text this is; undefined when it is none. */
function kindOf(node) {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword)
        return isAnyText(types.getTypeAtLocation(node.left)) ? "in" : undefined;
    if (!ts.isElementAccessExpression(node) || !isAnyText(types.getTypeAtLocation(node.argumentExpression))) return undefined;
    if (isAssigned(node)) return "write";
    return ROWS.test(types.typeToString(types.getTypeAtLocation(node.expression))) ? undefined : "read";
}

/** Whether a key of this type may be any text: not one of a few, and not a number. */
function isAnyText(type) {
    if (type.isUnion()) return type.types.some(isAnyText);
    if (type.flags & ts.TypeFlags.TypeParameter) {
        const constraint = types.getBaseConstraintOfType(type);
        return constraint === undefined || isAnyText(constraint);
    }
    return (type.flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral | ts.TypeFlags.Any)) !== 0;
}

function isAssigned(node) {
    const { parent } = node;
    return (
        ts.isBinaryExpression(parent) &&
        parent.left === node &&
        parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
        parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment
    );
}

function relative(file) {
    return path.relative(process.cwd(), file.fileName).replaceAll(path.sep, "/");
}

function lineOf(node, file) {
    return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

function fail({ messageText }) {
    throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
}
