namespace ConflictEvents.Keys;

/// <summary>Why a key was not taken. Who sent it is never told; the audit is.</summary>
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

    /// <summary>It was sent in an address, where servers and browsers keep it; nobody looked whether it is right.</summary>
    InAddress,

    /// <summary>It was tried too often; nobody looked whether it is right.</summary>
    TriedTooOften,
}
