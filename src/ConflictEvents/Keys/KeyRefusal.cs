namespace ConflictEvents.Keys;

/// <summary>Why a key, or a token of a person, was not taken. Who sent it is never told; the audit is.</summary>
public enum KeyRefusal
{
    /// <summary>There is no such key.</summary>
    Unknown,

    /// <summary>There is such a key, with another secret: a guess, or one that was rotated.</summary>
    WrongSecret,

    /// <summary>It has expired.</summary>
    Expired,

    /// <summary>It was revoked.</summary>
    Revoked,

    /// <summary>It is a token of a person, and is not signed, or not for us, or broken; or tokens are not taken here.</summary>
    InvalidToken,

    /// <summary>It is a token of a person who has no role here.</summary>
    NoRole,

    /// <summary>It is a token of a person, and the provider's keys are not known: it does not answer, and did not since we started.</summary>
    ProviderAway,

    /// <summary>It was sent in an address, where servers and browsers keep it; nobody looked whether it is right.</summary>
    InAddress,

    /// <summary>It was tried too often; nobody looked whether it is right.</summary>
    TriedTooOften,
}
