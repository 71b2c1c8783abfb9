FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# The packages first: this layer stays until a project file changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/ConflictEvents/ConflictEvents.csproj src/ConflictEvents/
COPY src/ConflictEvents.Api/ConflictEvents.Api.csproj src/ConflictEvents.Api/
COPY src/ConflictEvents.LocalPostgres/ConflictEvents.LocalPostgres.csproj src/ConflictEvents.LocalPostgres/
RUN dotnet restore src/ConflictEvents.Api --use-current-runtime
COPY src src
RUN dotnet publish src/ConflictEvents.Api -c Release --no-restore --use-current-runtime --self-contained false -o /app -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
ENV ASPNETCORE_URLS=http://+:8080
EXPOSE 8080
USER $APP_UID
ENTRYPOINT ["dotnet", "ConflictEvents.Api.dll"]
