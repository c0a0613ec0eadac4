// Checks .tlog-proof files with npm's @sigstore/verify alone: node checkproofs.cjs LOG.VKEY (ENTRY PROOF)…
// Exit code 0: all verify; 1: one is refused; 77: the package is not on this machine.
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

// By itself where a search path leads to it, or as the part of npm that it is.
function packageFolder() {
  const beside = path.join(path.dirname(fs.realpathSync(process.execPath)), '..');
  const roots = [path.join(beside, 'lib/node_modules'), path.join(beside, 'share/nodejs'), '/usr/lib/node_modules', '/usr/share/nodejs'];
  const searched = (process.env.NODE_PATH || '').split(path.delimiter).filter(Boolean);
  for (const root of [...searched, ...roots, ...roots.map((one) => path.join(one, 'npm/node_modules'))]) {
    const folder = path.join(root, '@sigstore/verify');
    if (fs.existsSync(path.join(folder, 'dist/tlog/merkle.js'))) return folder;
  }
  return null;
}

const folder = packageFolder();
if (folder === null) {
  console.error('npm\'s @sigstore/verify is not here');
  process.exit(77);
}
const { verifyCheckpoint } = require(path.join(folder, 'dist/tlog/checkpoint.js'));
const { verifyMerkleInclusion } = require(path.join(folder, 'dist/tlog/merkle.js'));

function logOf(vkey) {
  const [name, id, key] = vkey.trim().split('+', 2).concat(vkey.trim().split('+').slice(2).join('+'));
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(key, 'base64').subarray(1)]);
  return {
    baseURL: name,
    logID: Buffer.from(id, 'hex'),
    publicKey: crypto.createPublicKey({ key: spki, format: 'der', type: 'spki' }),
    validFor: { start: new Date(0), end: new Date(8640000000000000) },
  };
}

function entryOf(body, text) {
  const cut = text.indexOf('\n\n');
  const [kind, index, ...hashes] = text.slice(0, cut).split('\n');
  if (kind !== 'c2sp.org/tlog-proof@v1' || !index.startsWith('index ')) throw new Error('not a .tlog-proof');
  const envelope = text.slice(cut + 2);
  const lines = envelope.split('\n');
  return {
    canonicalizedBody: body,
    inclusionProof: {
      logIndex: index.slice('index '.length),
      treeSize: lines[1],
      rootHash: Buffer.from(lines[2], 'base64'),
      hashes: hashes.map((hash) => Buffer.from(hash, 'base64')),
      checkpoint: { envelope },
    },
  };
}

const [vkeyFile, ...files] = process.argv.slice(2);
const logs = [logOf(fs.readFileSync(vkeyFile, 'utf8'))];
for (let i = 0; i + 1 < files.length; i += 2) {
  try {
    const entry = entryOf(fs.readFileSync(files[i]), fs.readFileSync(files[i + 1], 'utf8'));
    verifyMerkleInclusion(entry, verifyCheckpoint(entry, logs));
  } catch (refused) {
    console.error(`refused: ${files[i]}: ${refused.message}`);
    process.exit(1);
  }
}
console.log(`verified ${files.length / 2}`);
