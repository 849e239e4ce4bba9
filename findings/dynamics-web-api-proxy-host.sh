#!/usr/bin/env bash
# Behind a proxy, DynamicsWebApi gives Dataverse the proxy's address as its host name.
#
# Versions: npm dynamics-web-api 2.5.0, https-proxy-agent 5.0.1; Node 18 or newer; keytool of JDK 17 or newer.
#
# Expected: an HTTPS request goes through the proxy's tunnel (CONNECT) as it would without one. RFC 9112, section 3.2,
#   has the Host header name the authority of the address that is asked for. The addresses of two environments differ
#   in nothing but that name.
# Seen: inside the tunnel, in the request to the environment itself, Host is the proxy's address and port. With the
#   same agent, Node alone writes the environment's name. The tunnel and the certificate's name are right in both.
# Here: KnownDefectsTest (dataverse-client) has a test that Host is the environment's behind a proxy, too. Connections
#   leaves that header to OkHttp, which takes it from the address.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

echo '{"private": true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact \
  dynamics-web-api@2.5.0 https-proxy-agent@5.0.1 http-proxy-agent@4.0.1 >&2

# A certificate of the environment, and trust in it.
keytool -genkeypair -keystore environment.p12 -storetype PKCS12 -storepass changeit -alias environment \
  -keyalg RSA -keysize 2048 -validity 1 -dname CN=contoso.crm.dynamics.example \
  -ext san=dns:contoso.crm.dynamics.example 2>keytool.log || { cat keytool.log >&2; exit 1; }
keytool -exportcert -rfc -keystore environment.p12 -storepass changeit -alias environment \
  >environment.pem 2>keytool.log || { cat keytool.log >&2; exit 1; }

cat >finding.js <<'JS'
const fs = require('fs');
const http = require('http');
const https = require('https');
const net = require('net');
const createAgent = require('https-proxy-agent');
const { DynamicsWebApi } = require('dynamics-web-api');

// A name under .example, so that nothing could be sent to a real environment.
const address = 'https://contoso.crm.dynamics.example';
const listen = (server) => new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)));

async function main() {
  const seen = { tunnel: '', host: '' };
  const pfx = fs.readFileSync('environment.p12');
  const environment = https.createServer({ pfx, passphrase: 'changeit' }, (request, response) => {
    seen.host = request.headers.host;
    response.setHeader('Content-Type', 'application/json; odata.metadata=minimal');
    response.end('{"value":[]}');
  });
  const environmentPort = await listen(environment);

  const proxy = http.createServer();
  proxy.on('connect', (request, client) => {
    seen.tunnel = request.url;
    const server = net.connect(environmentPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(server).pipe(client);
    });
    server.on('error', () => client.destroy());
    client.on('error', () => server.destroy());
  });
  const url = `http://127.0.0.1:${await listen(proxy)}`;
  const told = () => `tunnel to ${seen.tunnel}, Host ${seen.host.replace(new URL(url).host, "is the proxy's address")}`;

  const client = new DynamicsWebApi({ serverUrl: address, proxy: { url }, onTokenRefresh: async () => 'token' });
  await client.retrieveMultiple({ collection: 'accounts', select: ['name'], top: 1 });
  console.log(`DynamicsWebApi: ${told()}`);

  await new Promise((done, failed) =>
    https
      .get(`${address}/api/data/v9.2/accounts`, { agent: createAgent(url) }, (response) => response.resume().on('end', done))
      .on('error', failed),
  );
  console.log(`Node alone: ${told()}`);
}

main().then(
  () => process.exit(0),
  (failure) => {
    console.error(failure);
    process.exit(1);
  },
);
JS

cat >recorded <<'RECORDED'
DynamicsWebApi: tunnel to contoso.crm.dynamics.example:443, Host is the proxy's address
Node alone: tunnel to contoso.crm.dynamics.example:443, Host contoso.crm.dynamics.example
RECORDED

NODE_EXTRA_CA_CERTS=environment.pem timeout 60 node finding.js | tee seen
diff recorded seen || {
  echo "Changed: DynamicsWebApi no longer names its host behind a proxy as recorded above." >&2
  exit 1
}
