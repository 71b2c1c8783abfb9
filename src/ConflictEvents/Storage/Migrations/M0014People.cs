using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ConflictEvents.Storage.Migrations;

[DbContext(typeof(LedgerDb))]
[Migration("0014_people")]
internal sealed class M0014People : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MigrationScripts.Read("0014_people"));
}
