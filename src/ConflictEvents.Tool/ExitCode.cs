namespace ConflictEvents.Tool;

/// <summary>How a command ended, for schedulers (docs/SYNC.md).</summary>
internal enum ExitCode
{
    /// <summary>All was done.</summary>
    Ok = 0,

    /// <summary>Lines were refused, or a mirror is not what the server has.</summary>
    Differs = 1,

    /// <summary>The command line, a file or a parameter is not understood.</summary>
    Usage = 2,

    /// <summary>The server or the mirror's database did not answer; the same command later goes on.</summary>
    Temporary = 3,

    /// <summary>The key is missing, wrong, unsafe or has not the right.</summary>
    NotAllowed = 4,

    /// <summary>The server's ledger is another one; the mirror begins anew with `--restart`.</summary>
    EpochChanged = 5,

    /// <summary>Another process writes the mirror.</summary>
    Locked = 6,

    /// <summary>The server's answer or the mirror breaks the rules.</summary>
    Broken = 7,

    /// <summary>Ended by Ctrl-C or by SIGTERM; the same command goes on.</summary>
    Interrupted = 130,
}
