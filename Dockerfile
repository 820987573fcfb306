# The command is one self-contained bundle, so the image needs neither npm nor node_modules.
# To build on an image that does not change, give its digest: --build-arg BASE=docker.io/library/node@sha256:...
ARG BASE=docker.io/library/node:24-bookworm-slim
FROM ${BASE} AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts scripts
COPY src src
COPY fixtures fixtures
RUN npm run build && rm -r dist/types dist/*.cjs

FROM ${BASE}
LABEL org.opencontainers.image.title="dataexchange-local" \
      org.opencontainers.image.description="A local server that emulates AWS Data Exchange, for integration tests" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="0.2.0"
COPY LICENSE /app/LICENSE
COPY --from=build /build/dist /app/dist
# /state is for a volume: a new one has the owner of the folder that it is mounted on.
RUN mkdir /app/compile-cache /state && chown 1000:1000 /app/compile-cache /state
ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/app/compile-cache \
    DATAEXCHANGE_LOCAL_HOST=0.0.0.0
USER 1000:1000
# A start and a stop: what Node compiles for that it need not compile in any container.
RUN timeout -s TERM 2 node /app/dist/cli.js --port 0; \
    test -n "$(ls -A /app/compile-cache)" && chmod -R a-w /app/compile-cache
EXPOSE 2017
# Follows the port that the server was given, by variable or by flag. No shell is needed.
HEALTHCHECK --interval=5s --timeout=4s --start-period=5s --retries=3 CMD ["node", "/app/dist/cli.js", "healthcheck"]
ENTRYPOINT ["node", "/app/dist/cli.js"]
