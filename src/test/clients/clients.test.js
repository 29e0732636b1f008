// Two FHIR clients that others wrote, against the packaged service: what they ask, and how they
// read the answers, is not ours.
import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {CapabilityTool, Client} from 'fhir-kit-client';
import FHIR from 'fhirclient';
import {start} from './server.js';

let service;
before(async () => (service = await start()));
after(() => service?.stop());

const ids = (bundle) => (bundle.entry ?? []).map((entry) => entry.resource.id);

for (const [base, release] of [
  ['r5', '5.0.0'],
  ['r4b', '4.3.0'],
]) {
  describe(`fhir-kit-client at ${base}`, () => {
    const client = () => new Client({baseUrl: `${service.url}/fhir/${base}`});

    test('reads the CapabilityStatement and finds what it looks for in it', async () => {
      const statement = await client().capabilityStatement();
      const tool = new CapabilityTool(statement);

      assert.equal(statement.fhirVersion, release);
      for (const resourceType of ['MedicationKnowledge', 'ClinicalUseDefinition', 'Provenance']) {
        assert.ok(tool.supportFor({resourceType, capabilityType: 'interaction', where: {code: 'search-type'}}));
      }
      assert.ok(tool.searchParamsFor({resourceType: 'ClinicalUseDefinition'}).includes('effect'));
    });

    test('searches by GET and by POST and gets the same', async () => {
      const search = {
        resourceType: 'ClinicalUseDefinition',
        searchParams: {subject: 'Medication/gabapentin', type: 'undesirable-effect', _count: 200},
      };

      const got = await client().resourceSearch(search);
      const posted = await client().resourceSearch({...search, options: {postSearch: true}});

      assert.ok(ids(got).includes('gabapentin-myoclonus'));
      assert.deepEqual(ids(posted), ids(got));
    });

    test('follows the pages to the end', async () => {
      const all = [];
      let page = await client().search({
        resourceType: 'ClinicalUseDefinition',
        searchParams: {_count: 100, _sort: '-_id'},
      });
      const {total} = page;
      while (page) {
        all.push(...ids(page));
        page = await client().nextPage({bundle: page});
      }

      assert.equal(new Set(all).size, total);
      assert.deepEqual(all, [...all].sort().reverse());
    });

    test('reads a resource, its version and its history, and resolves what it refers to', async () => {
      const found = {resourceType: 'ClinicalUseDefinition', id: 'gabapentin-myoclonus'};
      const read = await client().read(found);
      const version = await client().vread({...found, version: read.meta.versionId});
      const history = await client().resourceHistory(found);
      const subject = await client().resolve({reference: read.subject[0].reference});

      assert.deepEqual(version, read);
      assert.equal(history.type, 'history');
      assert.deepEqual(history.entry[0].resource, read);
      assert.equal(subject.id, 'gabapentin');
    });

    test('finds who wrote a statement', async () => {
      const found = await client().resourceSearch({
        resourceType: 'ClinicalUseDefinition',
        searchParams: {_id: 'gabapentin-myoclonus', _revinclude: 'Provenance:target'},
      });

      const provenance = found.entry.find((entry) => entry.search.mode === 'include').resource;
      assert.match(provenance.target[0].reference, /^ClinicalUseDefinition\/gabapentin-myoclonus\/_history\/\d+$/);
    });

    test('calls operations', async () => {
      const verdict = await client().operation({
        name: 'validate-code',
        resourceType: 'ValueSet',
        id: 'findings-myoclonus',
        method: 'GET',
        input: {code: 'myoclonus', system: 'https://spasmwatch.org/fhir/CodeSystem/finding'},
      });
      const versions = await client().operation({name: 'versions', method: 'GET'});

      assert.equal(verdict.parameter.find((p) => p.name === 'result').valueBoolean, true);
      assert.equal(versions.resourceType, 'Parameters');
    });

    test('is told what is wrong', async () => {
      const refusal = await client()
        .resourceSearch({resourceType: 'ClinicalUseDefinition', searchParams: {subject: 'MedicationKnowledge/gabapentin'}})
        .then(assert.fail, (fault) => fault.response);

      assert.equal(refusal.status, 400);
      assert.equal(refusal.data.resourceType, 'OperationOutcome');
      assert.match(refusal.data.issue[0].diagnostics, /Medication\/gabapentin/);
    });
  });

  describe(`fhirclient at ${base}`, () => {
    const request = {headers: {host: 'localhost'}, url: '/'};
    const client = () => FHIR(request, {}, {}).client({serverUrl: `${service.url}/fhir/${base}`});

    test('knows the version', async () => {
      assert.equal(await client().getFhirVersion(), release);
    });

    test('walks through all pages of a search and makes one list of them', async () => {
      const statements = await client().request('ClinicalUseDefinition?_count=150', {pageLimit: 0, flat: true});
      const counted = await client().request('ClinicalUseDefinition?_summary=count');

      assert.equal(statements.length, counted.total);
    });

    test('puts what is referred to into a resource', async () => {
      const statement = await client().request('ClinicalUseDefinition/gabapentin-myoclonus', {
        resolveReferences: ['subject'],
      });

      assert.equal(statement.subject[0].resourceType, 'Medication');
    });

    test('is told what is wrong', async () => {
      await assert.rejects(client().request('ClinicalUseDefinition?nonsense=1'), /is not searched by|nonsense|place 1/);
      await assert.rejects(client().request('Medication/nobody'), /there is no Medication/);
    });
  });
}
