using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ConflictEvents.Storage.Migrations;

[DbContext(typeof(LedgerDb))]
[Migration("0001_ledger")]
internal sealed class M0001Ledger : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MigrationScripts.Read("0001_ledger"));
}
