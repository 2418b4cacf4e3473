# Generated from services.flow. Change that file and run `flow build`; changes made here are lost.
# docker build -f docker/web.Dockerfile -t web .

FROM nginxinc/nginx-unprivileged:1.27.3-alpine
COPY site/ /usr/share/nginx/html/
USER 101
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/"]
