using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ConflictEvents.Storage.Migrations;

[DbContext(typeof(LedgerDb))]
[Migration("0018_gaps")]
internal sealed class M0018Gaps : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MigrationScripts.Read("0018_gaps"));
}
