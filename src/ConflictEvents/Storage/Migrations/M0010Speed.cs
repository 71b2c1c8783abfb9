using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ConflictEvents.Storage.Migrations;

[DbContext(typeof(LedgerDb))]
[Migration("0010_speed")]
internal sealed class M0010Speed : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MigrationScripts.Read("0010_speed"));
}
