namespace ConflictEvents.Tool.Terminal;

/// <summary>Shows how far long work has come.</summary>
internal interface IBar
{
    /// <summary>Says how far it is.</summary>
    /// <param name="what">The piece of work.</param>
    /// <param name="done">How much of it is done.</param>
    /// <param name="of">How much it is; null where nobody knows.</param>
    void Show(string what, double done, double? of);
}
