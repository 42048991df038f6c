# The command of a party, in an image of its own. Build it from a clone, with the tarball that `npm pack` made:
#   npm pack && docker build --tag airlock .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/files" airlock --help
FROM node:24.21.0-bookworm-slim

COPY airlock-*.tgz /tmp/
RUN npm install --global --no-audit --no-fund /tmp/airlock-*.tgz && rm /tmp/airlock-*.tgz

# What is kept of a ledger's end stands in the home folder: mount one that stays, if the container does not.
ENV HOME=/files
USER node
WORKDIR /files
ENTRYPOINT ["airlock"]
