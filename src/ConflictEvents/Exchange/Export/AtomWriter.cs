using System.Buffers;
using System.Text;
using System.Xml;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Export;

/// <summary>A feed (RFC 4287) with one entry for each event: its id never changes, its `updated` is the revision's. All text is text, never markup.</summary>
internal sealed class AtomWriter(IBufferWriter<byte> output, ListFrame frame) : IRecordWriter
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Scheme = "urn:conflict-events:";

    // A carriage return as a reference: as a character it would be read as a line feed.
    private readonly XmlWriter xml = XmlWriter.Create(
        new BufferStream(output), new XmlWriterSettings { NewLineHandling = NewLineHandling.Entitize, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });

    public void Begin()
    {
        xml.WriteStartDocument();
        xml.WriteStartElement("feed", Atom);
        Element("id", frame.Self);
        Element("title", frame.Title);
        Element("updated", WireTimes.Format(frame.Updated));
        xml.WriteStartElement("author", Atom);
        Element("name", "ConflictEvents");
        xml.WriteEndElement();
        Link("self", frame.Self);
        if (frame.NextAddress is { } next)
            Link("next", next);
        xml.Flush();
    }

    public void Write(Shown record) => Write(record, mayInclude: false);

    public void WriteMayInclude(IReadOnlyList<Shown> records)
    {
        foreach (var record in records)
            Write(record, mayInclude: true);
    }

    public void End()
    {
        xml.WriteEndElement();
        xml.WriteEndDocument();
        xml.Flush();
    }

    public void Dispose() => xml.Dispose();

    private void Write(Shown record, bool mayInclude)
    {
        using var json = RecordJson.Parse(record, RecordShape.WithId, null);
        var entry = AtomEntry.Of(json.RootElement);
        xml.WriteStartElement("entry", Atom);
        Element("id", "urn:uuid:" + record.Id);
        Element("title", entry.Title);
        Element("updated", WireTimes.Format(record.RecordedAt));
        Link("alternate", frame.RecordAddress + record.Id);
        Category("kind", entry.Kind);
        foreach (var tag in entry.Tags)
            Category("tag", tag);
        if (mayInclude)
            Category("mark", "mayInclude");
        if (entry.Summary is { } summary)
            Element("summary", summary);
        Element("content", entry.Content);
        xml.WriteEndElement();
        xml.Flush();
    }

    private void Link(string rel, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private void Category(string scheme, string term)
    {
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("scheme", Scheme + scheme);
        xml.WriteAttributeString("term", term);
        xml.WriteEndElement();
    }

    private void Element(string name, string text) => xml.WriteElementString(name, Atom, XmlText.Of(text));
}
