#!/usr/bin/env bash
# Builds stand-ins for the official images from Debian's packages and this machine's .NET SDK, for machines that reach no image
# registry. Prints the settings that make docker-compose.yml use them:
#
#   deploy/images/build.sh > stand-ins.env && docker compose --env-file stand-ins.env up
#
# Needs docker, debootstrap, and Debian's packages in reach.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec 3>&1 1>&2

base=scheduling/debian:bookworm
if ! docker image inspect "$base" >/dev/null 2>&1; then
    root=$(mktemp -d /var/tmp/scheduling-debian.XXXXXX)
    trap 'rm -rf "$root"' EXIT
    debootstrap --variant=minbase bookworm "$root/debian"
    tar -C "$root/debian" -c . | docker import - "$base"
    rm -rf "$root"
fi

for image in postgres rabbitmq proxy mail; do docker build -q --build-arg "BASE=$base" -t "scheduling/$image" "$image"; done

# The runtime and the SDK are this machine's own.
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
tar -c -C "$PWD/aspnet" Dockerfile -C "$dotnet" dotnet LICENSE.txt ThirdPartyNotices.txt host shared | docker build -q --build-arg "BASE=$base" -t scheduling/aspnet -

# With the packages of the lock files: where no registry of images is in reach, a build inside a container may reach none of packages either.
packages=$(mktemp -d /var/tmp/scheduling-packages.XXXXXX)
trap 'rm -rf "$packages"' EXIT
(cd ../.. && for service in services/*/*.csproj; do CI=true dotnet restore "$service" --packages "$packages/packages" -p:ArtifactsPath="$packages/artifacts" -v quiet; done)
rm -rf "$packages/artifacts"
tar -c -C "$PWD/sdk" Dockerfile -C "$dotnet" sdk sdk-manifests packs templates -C "$packages" packages | docker build -q -t scheduling/sdk -

cat >&3 <<'SETTINGS'
SDK_IMAGE=scheduling/sdk
RUNTIME_IMAGE=scheduling/aspnet
POSTGRES_IMAGE=scheduling/postgres
RABBITMQ_IMAGE=scheduling/rabbitmq
PROXY_IMAGE=scheduling/proxy
MAIL_IMAGE=scheduling/mail
SETTINGS
