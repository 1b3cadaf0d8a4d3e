using Territoires.Cli.Bench.Deposits;

namespace Territoires.Cli.Tests;

public sealed class RandomPdfTests
{
    [Theory]
    [InlineData(1_000)]
    [InlineData(64 * 1024)]
    [InlineData(200_000)]
    public async Task A_document_of_a_bench_has_its_length_begins_as_a_PDF_and_is_like_no_other(int bytes)
    {
        using var content = new RandomPdf(bytes);
        var sent = await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var whole = RandomPdf.Whole(bytes);

        content.Headers.ContentLength.ShouldBe(bytes);
        sent.Length.ShouldBe(bytes);
        sent.AsSpan().StartsWith("%PDF-"u8).ShouldBeTrue();
        whole.Length.ShouldBe(bytes);
        whole.AsSpan().StartsWith("%PDF-"u8).ShouldBeTrue();
        sent.SequenceEqual(whole).ShouldBeFalse();
        sent[^100..].ShouldNotBe(whole[^100..]);
    }
}
