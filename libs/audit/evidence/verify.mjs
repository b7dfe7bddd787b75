#!/usr/bin/env node
// Proves a package of evidence of an audit trail. Needs Node 18 or later and nothing else:
//   node verify.mjs [--key FILE]... [--json]
// Exit code 0: sound. 1: not sound, with what is wrong. 2: it could not be looked at.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const START = '0'.repeat(64);
/** They vouch for the others, so no list of the package names them. */
const OUTSIDE_OF_THE_LIST = /^(manifest\.json|manifest\.sig\.json|keys\/manifest-[0-9a-f]+\.pem)$/;

class Fault extends Error {}

const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** RFC 8785: members sorted, no blanks. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

const hashOf = (value) => sha256(canonical(value));

function read(path) {
  const file = join(FOLDER, path);
  if (!existsSync(file)) throw new Fault(`The file ${path} is missing.`);
  return readFileSync(file);
}

const readJson = (path) => JSON.parse(read(path).toString('utf8'));

function keyIdOf(key) {
  return sha256(key.export({ type: 'spki', format: 'der' })).slice(0, 16);
}

function publicKey(path, keyId) {
  const key = createPublicKey(read(path));
  if (keyIdOf(key) !== keyId) throw new Fault(`The key ${path} is not the one it is called.`);
  return key;
}

function filesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory()
      ? filesBelow(path)
      : [relative(FOLDER, path).split(sep).join('/')];
  });
}

async function sha256OfFile(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(join(FOLDER, path))) hash.update(chunk);
  return hash.digest('hex');
}

/** The list of files is signed, and the files are those of the list. */
async function checkFiles(manifest) {
  const { keyId, signature } = readJson('manifest.sig.json');
  const key = publicKey(`keys/manifest-${keyId}.pem`, keyId);
  if (!verify(null, Buffer.from(canonical(manifest)), key, Buffer.from(signature, 'base64'))) {
    throw new Fault('manifest.json is not the one that was signed.');
  }
  const listed = new Set();
  for (const { path, sha256: expected } of manifest.files) {
    listed.add(path);
    read(path);
    if ((await sha256OfFile(path)) !== expected) throw new Fault(`The file ${path} was changed.`);
  }
  const more = filesBelow(FOLDER).find(
    (path) => !listed.has(path) && !OUTSIDE_OF_THE_LIST.test(path),
  );
  if (more !== undefined) throw new Fault(`The file ${more} does not belong to the package.`);
  return keyId;
}

/** A head proves the chain up to its place. */
function readHead(name) {
  const head = readJson(`heads/${name}.json`);
  const { format, sequence, hash, time, keyId } = head;
  const key = publicKey(`keys/${name}-${keyId}.pem`, keyId);
  const signed = Buffer.from(canonical({ format, sequence, hash, time, keyId }));
  if (!verify(null, signed, key, Buffer.from(head.signature, 'base64'))) {
    throw new Fault(`heads/${name}.json is not the one that was signed.`);
  }
  return head;
}

/** What the chain follows: nothing, or a head of before the period. */
function startOf({ period }) {
  if (!existsSync(join(FOLDER, 'heads/anchor.json'))) return { sequence: '0', hash: START };
  const anchor = readHead('anchor');
  if (period.from === null || Date.parse(anchor.time) > Date.parse(period.from)) {
    throw new Fault('The first head is not from before the period: events may be left out.');
  }
  return anchor;
}

function stubOf(event) {
  return {
    occurredAt: event.occurredAt,
    object: hashOf({ kind: event.objectKind, code: event.objectCode }),
    content: hashOf(event),
  };
}

/** Whether an event belongs to what was asked for. */
function isAskedFor({ object, period }, { occurredAt, object: digest }) {
  if (object !== null && digest !== hashOf({ kind: object.kind, code: object.code })) return false;
  if (period.from !== null && occurredAt < period.from) return false;
  return period.to === null || occurredAt < period.to;
}

/** Follows the chain from its start to the head. */
async function checkChain(manifest, head) {
  let { sequence: last, hash: previous } = startOf(manifest);
  const events = [];
  const input = createReadStream(join(FOLDER, 'chain.ndjson'));
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    const line = JSON.parse(text);
    const sequence = String(BigInt(last) + 1n);
    if (line.sequence !== sequence) throw new Fault(`Place ${sequence} of the chain is left out.`);
    if (line.event === null) throw new Fault(`The event of place ${sequence} had been deleted.`);
    const stub = line.event === undefined ? line.stub : stubOf(line.event);
    if (line.event === undefined && isAskedFor(manifest, stub)) {
      throw new Fault(`The event of place ${sequence} belongs to the package and is left out.`);
    }
    if (line.event !== undefined) events.push(line.event);
    const { occurredAt, object, content } = stub;
    previous = hashOf({ sequence, previous, occurredAt, object, content });
    last = sequence;
  }
  if (last !== head.sequence)
    throw new Fault(`The chain ends at ${last}, the head at ${head.sequence}.`);
  if (previous !== head.hash) throw new Fault('The chain does not lead to the signed head.');
  return events;
}

/** Definitions are the ones that the events registered. */
function checkDefinitions(manifest, events) {
  const registered = new Set(events.map(({ details }) => JSON.parse(details).contentHash));
  for (const { path } of manifest.files.filter(({ path: each }) =>
    each.startsWith('definitions/'),
  )) {
    const { body, contentHash } = readJson(path);
    if (hashOf(body) !== contentHash) throw new Fault(`${path} is not what its hash says.`);
    if (manifest.period.from === null && !registered.has(contentHash)) {
      console.error(`note: no event of the package registers ${path}`);
    }
  }
}

/** Every value that follows the option. */
function optionValues(name) {
  return process.argv.filter((_, at) => process.argv[at - 1] === name);
}

/** Without a key from elsewhere the package proves itself only. */
function checkTrust(keyIds) {
  const files = optionValues('--key');
  if (files.length === 0) return false;
  const trusted = new Set(files.map((file) => keyIdOf(createPublicKey(readFileSync(file)))));
  const other = keyIds.find((id) => !trusted.has(id));
  if (other !== undefined)
    throw new Fault(`It was signed with the key ${other}, which is not yours.`);
  return true;
}

async function main() {
  const manifest = readJson('manifest.json');
  const manifestKey = await checkFiles(manifest);
  const head = readHead('head');
  const events = await checkChain(manifest, head);
  checkDefinitions(manifest, events);
  const anchor = existsSync(join(FOLDER, 'heads/anchor.json')) ? [readHead('anchor').keyId] : [];
  const trusted = checkTrust([manifestKey, head.keyId, ...anchor]);
  const { to } = manifest.period;
  const until = to !== null && Date.parse(head.time) > Date.parse(to) ? to : head.time;
  const { sequence, time: signed, keyId } = head;
  return { sound: true, events: events.length, head: sequence, signed, until, keyId, trusted };
}

const json = process.argv.includes('--json');
try {
  const found = await main();
  if (json) console.log(JSON.stringify(found));
  else {
    console.log(
      `Sound. 完整。 ${found.events} events; chain up to ${found.head}, signed ${found.signed}`,
    );
    console.log(`It proves what happened until ${found.until}.`);
    console.log(
      found.trusted
        ? `Signed with your key ${found.keyId}.`
        : `Signed with key ${found.keyId}: compare it with the one you were given (--key FILE).`,
    );
  }
} catch (error) {
  const isFault = error instanceof Fault || error instanceof SyntaxError;
  if (json) console.log(JSON.stringify({ sound: false, message: error.message }));
  else console.error(isFault ? `Not sound. 不完整。 ${error.message}` : `error: ${error.message}`);
  process.exitCode = isFault ? 1 : 2;
}
