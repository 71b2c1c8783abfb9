using System.Collections;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Tests.Events;

/// <summary>Every kind's name, for tests that hold for each: <c>[ClassData(typeof(EventKindNames))]</c>.</summary>
public sealed class EventKindNames : IEnumerable<object[]>
{
    public IEnumerator<object[]> GetEnumerator() => EventKinds.All.Select(k => new object[] { k.WireName }).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
