using System.Text;
using ConflictEvents.Client;
using ConflictEvents.Client.Changes;

namespace ConflictEvents.Tests.Client;

/// <summary>Pages that do not add up are refused; documents stay the bytes they were.</summary>
public sealed class FeedPageTests
{
    [Fact]
    public void A_document_stays_the_bytes_that_were_sent()
    {
        var page = FeedPageReader.Read(Page(0, 1, 0, """{"position":1,"at":"2022-03-10T18:00:00Z","action":"created","record":"event","id":"a","revision":1,"document":{"b" : 1.50,"a":"\u00e9é"}}"""));
        Assert.Equal("""{"b" : 1.50,"a":"\u00e9é"}""", Encoding.UTF8.GetString(page.Items[0].Document!.Value.Span));
    }

    [Theory]
    [InlineData(0, 3, 1, 1)] // one short
    [InlineData(0, 2, 1, 3)] // behind its end
    [InlineData(5, 6, 0, 5)] // not behind its beginning
    public void A_page_that_does_not_account_for_every_position_is_refused(long after, long through, long skipped, long position)
    {
        var body = Page(after, through, skipped, $$"""{"position":{{position}},"at":"2022-03-10T18:00:00Z","action":"left","record":"event","id":"a"}""");
        Assert.Throws<BrokenAnswerException>(() => FeedPageReader.Read(body));
    }

    [Fact]
    public void An_upsert_without_a_document_is_refused() => Assert.Throws<BrokenAnswerException>(() => FeedPageReader.Read(
        Page(0, 1, 0, """{"position":1,"at":"2022-03-10T18:00:00Z","action":"revised","record":"event","id":"a","revision":2}""")));

    [Fact]
    public void A_digest_is_of_lines_in_the_order_of_types_and_ids()
    {
        using var digest = new RecordDigest();
        digest.Add(RecordType.Event, "b", 2, "{}"u8);
        digest.Add(RecordType.Actor, "a", 1, "{}"u8);
        // printf 'event\tb\t2\t%s\nactor\ta\t1\t%s\n' $(printf {} | sha256sum) ... | sha256sum
        const string Empty = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"event\tb\t2\t{Empty}\nactor\ta\t1\t{Empty}\n"))), digest.End());
        Assert.Throws<InvalidOperationException>(() => digest.Add(RecordType.Actor, "a", 1, "{}"u8));
        Assert.Throws<InvalidOperationException>(() => digest.Add(RecordType.Event, "c", 1, "{}"u8));
    }

    private static byte[] Page(long after, long through, long skipped, string items) =>
        Encoding.UTF8.GetBytes($$"""{"epoch":"e","after":{{after}},"through":{{through}},"skipped":{{skipped}},"items":[{{items}}],"next":"x","head":9,"atHead":false}""");
}
