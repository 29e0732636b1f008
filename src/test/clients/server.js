// The packaged service in its trial profile: on ports that nobody else has, with data of its own.
import {spawn} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';

const JAR = new URL('../../../target/quarkus-app/quarkus-run.jar', import.meta.url).pathname;
const PATIENCE = 120_000;

/** Resolves to its address and a way to end it, once it answers. */
export async function start() {
  const data = await mkdtemp(join(tmpdir(), 'spasmwatch-clients-'));
  const service = spawn('java', ['-jar', JAR], {
    env: {
      ...process.env,
      QUARKUS_PROFILE: 'trial',
      QUARKUS_HTTP_PORT: '0',
      QUARKUS_MANAGEMENT_PORT: '0',
      SPASMWATCH_TRIAL_DATA_DIRECTORY: data,
    },
  });
  let said = '';
  service.stdout.on('data', (text) => (said += text));
  service.stderr.on('data', (text) => (said += text));
  const ended = new Promise((resolve) => service.once('exit', resolve));

  const stop = async () => {
    service.kill();
    await ended;
    await rm(data, {recursive: true, force: true});
  };
  try {
    return {url: await answering(service, () => said), stop};
  } catch (fault) {
    await stop();
    throw fault;
  }
}

async function answering(service, said) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end && service.exitCode === null) {
    const url = /Listening on: (http:\/\/[^\s]+?:\d+)/.exec(said())?.[1];
    if (url && (await fetch(`${url}/fhir/r5/metadata`)).ok) {
      return url;
    }
    await setTimeout(250);
  }
  throw new Error(`the service did not begin to answer; it said:\n${said().slice(-2000)}`);
}
