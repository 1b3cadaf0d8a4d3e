using Territoires.Benchmarks.Deposits;
using Territoires.Core.Applications;

namespace Territoires.Functions.Tests.Benchmarks;

public sealed class RandomPdfTests
{
    [Theory]
    [InlineData(1_000)]
    [InlineData(64 * 1024)]
    [InlineData(200_000)]
    public async Task A_document_of_a_bench_has_its_length_is_a_PDF_and_is_like_no_other(int bytes)
    {
        using var content = new RandomPdf(bytes);
        var sent = await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var whole = RandomPdf.Whole(bytes);

        content.Headers.ContentLength.ShouldBe(bytes);
        sent.Length.ShouldBe(bytes);
        (await FaultOfAsync(sent)).ShouldBeNull();
        whole.Length.ShouldBe(bytes);
        (await FaultOfAsync(whole)).ShouldBeNull();
        sent.SequenceEqual(whole).ShouldBeFalse();
        sent[^400..].ShouldNotBe(whole[^400..]);
    }

    private static Task<PdfFault?> FaultOfAsync(byte[] file) =>
        PdfCheck.FaultOfAsync(new MemoryStream(file), TestContext.Current.CancellationToken);
}
