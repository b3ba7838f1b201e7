# Node 26: the newest line with long-term support (since October 2026); package.json says from which version on it runs.
FROM node:26-slim AS base
WORKDIR /app

FROM base AS build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/copy-lua.mjs scripts/
COPY commands commands
COPY src src
RUN npm run build:program

FROM base AS packages
COPY package.json package-lock.json ./
# A package of the board's names the compiler as an optional companion, so that npm brings it along: 30 MB that nothing uses.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/typescript node_modules/@typescript

FROM base
# Before what changes with every build, so that it is fetched once.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ffmpeg \
  && rm -rf /var/lib/apt/lists/*
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production DATA_DIR=/data
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
# Says that the program is made of ES modules.
COPY package.json ./
USER node
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 CMD ["node", "dist/src/bin/health.js"]
CMD ["node", "dist/src/bin/main.js"]
