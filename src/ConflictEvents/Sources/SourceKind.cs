namespace ConflictEvents.Sources;

/// <summary>What sort of source it is.</summary>
public enum SourceKind
{
    /// <summary>A news agency's dispatch.</summary>
    Wire,

    /// <summary>A newspaper, in print or on its site.</summary>
    Newspaper,

    /// <summary>Radio or television, on air or on its site.</summary>
    Broadcaster,

    /// <summary>A newsroom that publishes online only.</summary>
    Online,

    /// <summary>A government, ministry, authority or armed force.</summary>
    Official,

    /// <summary>An intergovernmental organisation.</summary>
    Igo,

    /// <summary>A non-governmental organisation.</summary>
    Ngo,

    /// <summary>A post on a social network or messenger.</summary>
    SocialPost,

    /// <summary>Somebody who was there and told the desk.</summary>
    Witness,
}
