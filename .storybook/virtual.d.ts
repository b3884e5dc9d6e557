declare module "virtual:contracts" {
    const contracts: Readonly<Record<string, string>>;
    export default contracts;
}
