// Runs dynamics-web-api, a public client, against an emulator: node run.mjs URL TOKEN
import { createRequire } from "node:module";
import assert from "node:assert/strict";

const require = createRequire(process.cwd() + "/");
const { DynamicsWebApi } = require("dynamics-web-api");
const [serverUrl, token] = process.argv.slice(2);
const api = new DynamicsWebApi({ serverUrl, dataApi: { version: "9.2" }, searchApi: { version: "2.0" }, onTokenRefresh: async () => token });
const passed = [];

async function check(name, run) {
  await run();
  passed.push(name);
}

let id;
await check("create", async () => {
  id = await api.create({ collection: "accounts", data: { name: "From DWA", accountnumber: "DWA-1" } });
  assert.match(id, /^[0-9a-f-]{36}$/i);
});
await check("create with representation", async () => {
  const row = await api.create({ collection: "contacts", data: { lastname: "DWA" }, returnRepresentation: true, select: ["fullname"] });
  assert.equal(row.fullname, "DWA");
});
await check("read", async () => {
  const row = await api.retrieve({ collection: "accounts", key: id, select: ["name"], includeAnnotations: "*" });
  assert.equal(row.name, "From DWA");
});
await check("read by alternate key", async () => {
  const row = await api.retrieve({ collection: "accounts", key: "accountnumber='DWA-1'", select: ["name"] });
  assert.equal(row.name, "From DWA");
});
await check("update", async () => {
  await api.update({ collection: "accounts", key: id, data: { telephone1: "1" } });
  const row = await api.update({ collection: "accounts", key: id, data: { telephone1: "2" }, returnRepresentation: true, select: ["telephone1"] });
  assert.equal(row.telephone1, "2");
});
await check("update a single property", async () => {
  await api.updateSingleProperty({ collection: "accounts", key: id, fieldValuePair: { name: "Renamed" } });
  assert.equal((await api.retrieve({ collection: "accounts", key: id, select: ["name"] })).name, "Renamed");
});
await check("upsert", async () => {
  const row = await api.upsert({ collection: "accounts", key: "accountnumber='DWA-2'", data: { name: "Upserted" }, returnRepresentation: true, select: ["name"] });
  assert.equal(row.name, "Upserted");
  assert.equal(await api.upsert({ collection: "accounts", key: "accountnumber='DWA-2'", data: { name: "x" }, ifnonematch: "*" }), null);
});
await check("filter, order, expand, annotations", async () => {
  const { value } = await api.retrieveMultiple({
    collection: "opportunities",
    select: ["name", "estimatedvalue", "_customerid_value"],
    filter: "statecode eq 0 and customerid_account/name eq 'Fourth Coffee (sample)'",
    orderBy: ["estimatedvalue desc"],
    expand: [{ property: "customerid_account", select: ["name"] }],
    includeAnnotations: "*",
  });
  assert.equal(value.length, 3);
  assert.equal(value[0].customerid_account.name, "Fourth Coffee (sample)");
  assert.ok(value[0]["estimatedvalue@OData.Community.Display.V1.FormattedValue"]);
});
await check("paging", async () => {
  const first = await api.retrieveMultiple({ collection: "accounts", select: ["name"], maxPageSize: 4, count: true });
  assert.equal(first.value.length, 4);
  const second = await api.retrieveMultiple({ collection: "accounts", select: ["name"], maxPageSize: 4 }, first["@odata.nextLink"]);
  assert.equal(second.value.length, 4);
  const all = await api.retrieveAll({ collection: "accounts", select: ["name"] });
  assert.equal(all.value.length, first["@odata.count"]);
});
await check("count", async () => {
  const filter = "statecode eq 0";
  assert.equal(await api.count({ collection: "opportunities", filter }), (await api.countAll({ collection: "opportunities", filter })));
});
await check("FetchXML with paging", async () => {
  const fetchXml = "<fetch count='5'><entity name='account'><attribute name='name'/><order attribute='name'/></entity></fetch>";
  const first = await api.fetch({ collection: "accounts", fetchXml, includeAnnotations: "*" });
  assert.equal(first.value.length, 5);
  assert.ok(first.PagingInfo.cookie);
  const second = await api.fetch({ collection: "accounts", fetchXml, pageNumber: first.PagingInfo.nextPage, pagingCookie: first.PagingInfo.cookie, includeAnnotations: "*" });
  assert.notEqual(second.value[0].accountid, first.value[0].accountid);
  const everything = await api.fetchAll({ collection: "accounts", fetchXml, includeAnnotations: "*" });
  assert.ok(everything.value.length > 15);
});
await check("associate and disassociate", async () => {
  const deal = await api.create({ collection: "opportunities", data: { name: "DWA deal" } });
  await api.associate({ collection: "accounts", primaryKey: id, relationshipName: "opportunity_customer_accounts", relatedCollection: "opportunities", relatedKey: deal });
  const row = await api.retrieve({ collection: "opportunities", key: deal, select: ["_customerid_value"] });
  assert.equal(row._customerid_value, id);
  await api.disassociate({ collection: "accounts", primaryKey: id, relationshipName: "opportunity_customer_accounts", relatedKey: deal });
  await api.associateSingleValued({ collection: "opportunities", primaryKey: deal, navigationProperty: "parentaccountid", relatedCollection: "accounts", relatedKey: id });
  await api.disassociateSingleValued({ collection: "opportunities", primaryKey: deal, navigationProperty: "parentaccountid" });
});
await check("batch with a change set", async () => {
  api.startBatch();
  api.retrieveMultiple({ collection: "accounts", top: 1, select: ["name"] });
  api.create({ collection: "contacts", data: { lastname: "In a batch" }, contentId: "1" });
  api.create({ collection: "tasks", data: { subject: "About $1" }, contentId: "2" });
  const answers = await api.executeBatch();
  assert.equal(answers.length, 3);
  assert.equal(answers[0].value.length, 1);
  assert.match(answers[1], /^[0-9a-f-]{36}$/i);
});
await check("functions", async () => {
  assert.match((await api.callFunction("WhoAmI")).UserId, /^[0-9a-f-]{36}$/i);
  const totals = await api.callFunction({ name: "RetrieveTotalRecordCount", parameters: { EntityNames: ["account", "contact"] } });
  assert.equal(totals.EntityRecordCountCollection.Count, 2);
});
await check("actions", async () => {
  const { value } = await api.retrieveMultiple({ collection: "opportunities", top: 1, select: ["name"], filter: "statecode eq 0" });
  const summary = await api.callAction({ actionName: "msdyn_SalesRecordSummary", action: { RecordId: value[0].opportunityid } });
  assert.match(summary.msdyn_summary_raw, /Emulated Copilot/);
  await api.callAction({ actionName: "WinOpportunity", action: { Status: 3, OpportunityClose: { subject: "Won", "opportunityid@odata.bind": `/opportunities(${value[0].opportunityid})` } } });
  const created = await api.callAction({ collection: "accounts", actionName: "Microsoft.Dynamics.CRM.CreateMultiple", action: { Targets: [{ "@odata.type": "Microsoft.Dynamics.CRM.account", name: "M" }] } });
  assert.equal(created.Ids.length, 1);
});
await check("search", async () => {
  const found = await api.search({ query: { search: "fourth coffee" } });
  assert.ok(JSON.stringify(found).includes("Fourth Coffee"));
});
await check("errors", async () => {
  await assert.rejects(api.retrieve({ collection: "accounts", key: "00000000-0000-0000-0000-00000000beef" }), (error) => error.status === 404 && error.code === "0x80040217");
});
await check("delete", async () => {
  await api.deleteRecord({ collection: "accounts", key: id, fieldName: "telephone1" });
  await api.deleteRecord({ collection: "accounts", key: id });
  await assert.rejects(api.retrieve({ collection: "accounts", key: id }), (error) => error.status === 404);
});
console.log(`${passed.length} passed: ${passed.join(", ")}`);
