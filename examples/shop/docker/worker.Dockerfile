# Generated from services.flow. Change that file and run `flow build`; changes made here are lost.
# docker build -f docker/worker.Dockerfile -t worker .

FROM node:22.12.0-alpine3.20 AS build
WORKDIR /source
# Packages are installed anew only when one of these files changes.
COPY services/worker/package-lock.json services/worker/package.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY services/worker/ ./

FROM node:22.12.0-alpine3.20
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /source ./
USER 1000
CMD ["node", "worker.js"]
