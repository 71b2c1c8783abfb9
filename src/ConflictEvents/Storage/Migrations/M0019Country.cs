using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ConflictEvents.Storage.Migrations;

[DbContext(typeof(LedgerDb))]
[Migration("0019_country")]
internal sealed class M0019Country : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MigrationScripts.Read("0019_country"));
}
