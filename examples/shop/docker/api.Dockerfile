# Generated from services.flow. Change that file and run `flow build`; changes made here are lost.
# docker build -f docker/api.Dockerfile -t api .

FROM mcr.microsoft.com/dotnet/sdk:10.0.100-alpine3.22 AS build
WORKDIR /source
# Packages are restored anew only when one of these files changes.
COPY Directory.Build.props Directory.Packages.props ./
COPY services/api/Api.csproj services/api/packages.lock.json ./services/api/
RUN dotnet restore services/api/Api.csproj --locked-mode
COPY services/api/ ./services/api/
RUN dotnet publish services/api/Api.csproj --no-restore -c Release -p:UseAppHost=false -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0.0-alpine3.22
WORKDIR /app
ENV DOTNET_EnableDiagnostics=0 ASPNETCORE_HTTP_PORTS=8080
COPY --from=build /app ./
USER 1654
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/healthz"]
CMD ["dotnet", "Api.dll"]
