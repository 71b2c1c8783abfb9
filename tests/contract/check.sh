#!/usr/bin/env bash
# Holds openapi/conflict-events.v1.json against the rules of others, and compiles clients that others generate from it. It needs node, npm and
# the .NET SDK, and takes a minute or two; ./test does not run it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
contract=$here/../../openapi/conflict-events.v1.json
room=$(mktemp -d "${TMPDIR:-/tmp}/ce-contract.XXXXXX")
trap 'rm -rf "$room"' EXIT

cp "$here"/* "$here"/.spectral.yaml "$room"
cp "$contract" "$room/contract.json"
cd "$room"
npm ci --ignore-scripts --no-audit --no-fund >/dev/null

echo "Spectral: OpenAPI and the OWASP API Security Top 10"
npx spectral lint --ruleset .spectral.yaml --fail-severity error --display-only-failures --quiet contract.json
echo "Redocly: recommended"
npx redocly lint --config redocly.yaml contract.json
echo "TypeScript: openapi-typescript"
npx openapi-typescript contract.json --default-non-nullable=false --output generated.d.ts >/dev/null
npx tsc --noEmit --strict --target es2022 --module nodenext --moduleResolution nodenext client.ts generated.d.ts
echo "C#: NSwag"
mkdir client
node for-nswag.js contract.json for-nswag.json
dotnet node_modules/nswag/bin/binaries/Net100/dotnet-nswag.dll openapi2csclient \
    /input:for-nswag.json /output:client/Client.cs /namespace:Generated /classname:ConflictEventsClient /jsonLibrary:SystemTextJson >nswag.log || { cat nswag.log; exit 1; }
mv Client.csproj client
dotnet build client -v quiet --nologo
echo "The contract is sound."
