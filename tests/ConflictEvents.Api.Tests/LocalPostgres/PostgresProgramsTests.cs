using ConflictEvents.LocalPostgres;

namespace ConflictEvents.Api.Tests.LocalPostgres;

public sealed class PostgresProgramsTests
{
    [Fact]
    public void Missing_programs_are_answered_with_one_thing_to_install_and_the_way_by_compose()
    {
        var failure = Assert.Throws<PostgresNotFoundException>(() => PostgresPrograms.First([], major: null));

        Assert.Contains("version 15 or later", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Install", failure.Message, StringComparison.Ordinal);
        Assert.Contains("docker compose up -d --wait database", failure.Message, StringComparison.Ordinal);
        Assert.Contains("export ConnectionStrings__ConflictEvents='Host=127.0.0.1;", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_only_some_of_the_programs_is_none()
    {
        var folder = Directory.CreateTempSubdirectory("conflict-events-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "postgres"), "");

        Assert.Empty(await PostgresPrograms.FindAllAsync([folder.FullName, "/no/such/folder"], CancellationToken.None));

        folder.Delete(recursive: true);
    }

    [ProgramsFact]
    public async Task A_folder_of_links_leads_to_the_programs()
    {
        var programs = await PostgresPrograms.FindAsync(CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("conflict-events-");
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "postgres"), programs.PathOf("postgres"));

        Assert.Equal(programs, Assert.Single(await PostgresPrograms.FindAllAsync([folder.FullName], CancellationToken.None)));

        folder.Delete(recursive: true);
    }

    [ProgramsFact]
    public async Task Data_of_another_major_version_asks_for_that_version()
    {
        var programs = await PostgresPrograms.FindAsync(CancellationToken.None);

        var failure = Assert.Throws<PostgresNotFoundException>(() => PostgresPrograms.First([programs], major: 14));

        Assert.Contains("made by PostgreSQL 14", failure.Message, StringComparison.Ordinal);
        Assert.Same(programs, PostgresPrograms.First([programs], programs.Version.Major));
    }
}
