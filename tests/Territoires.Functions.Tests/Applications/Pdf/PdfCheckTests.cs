using System.Text;
using Territoires.Core.Applications;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications.Pdf;

public sealed class PdfCheckTests
{
    private const string Objects =
        "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n";

    /// <summary>As programs write them: what a reader opens is taken.</summary>
    public static TheoryData<string, byte[]> Good => new()
    {
        { "of 25 MB", TestCalls.Pdf(25_000_000) },
        { "byte order mark", [0xEF, 0xBB, 0xBF, .. TestCalls.Pdf()] },
        { "line breaks before", [.. "\r\n\r\n"u8, .. TestCalls.Pdf()] },
        { "1,000 bytes of a mail before", [.. new byte[1000], .. TestCalls.Pdf()] },
        { "places counted from the header", File("%PDF-1.4\n", Objects, "<< /Size 3 /Root 1 0 R >>", before: "@PJL JOB NAME = NOTE\r\n") },
        { "places wrong by some bytes", File("%PDF-1.4\n", Objects, "<< /Size 3 /Root 1 0 R >>", shift: -9) },
        { "bytes after the end", [.. TestCalls.Pdf(), .. new byte[300]] },
        { "line ends of a Mac of old", File("%PDF-1.2\r", Objects.Replace('\n', '\r'), "<< /Size 3 /Root 1 0 R >>") },
        { "generation and many zeros",
            File("%PDF-1.4\n", Objects.Replace("1 0 obj", "0001 0 obj", StringComparison.Ordinal), "<</Size 3/Root 1 0 R>>") },
        { "revised twice",
            [.. File("%PDF-1.4\n", Objects, "<< /Size 3 /Root 1 0 R >>"),
                .. "1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Lang (fr) >>\nendobj\nxref\n0 0\ntrailer\n<< /Size 3 /Root 1 0 R /Prev 9 "u8
                    + ">>\nstartxref\n300\n%%EOF\n"u8] },
        { "catalogue among compressed objects", Compressed("<< /Type /XRef /Size 4 /W [1 2 1] /Root 1 0 R /Length 0 >>") },
        { "the smallest that is passed around",
            Encoding.ASCII.GetBytes(
                "%PDF-1.0\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 "
                    + "obj<</Type/Page/MediaBox[0 0 3 3]>>endobj\nxref\n0 4\n0000000000 65535 f\n0000000010 00000 n\n0000000053 00000 "
                    + "n\n0000000102 00000 n\ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n149\n%EOF") },
        { "two hundred thousand brackets deep",
            File("%PDF-1.4\n",
                Objects.Replace(
                    "/Pages 2 0 R", $"/Pages 2 0 R /X {new string('[', 200_000)}{new string(']', 200_000)}", StringComparison.Ordinal),
                    "<< /Size 3 /Root 1 0 R >>") },
        { "names encryption in its text only",
            File("%PDF-1.4\n", Objects + "3 0 obj\n(Le mot /Encrypt et /EncryptMetadata false)\nendobj\n", "<< /Size 4 /Root 1 0 R >>") },
    };

    public static TheoryData<string, byte[], PdfFault> Bad => new()
    {
        { "empty", [], PdfFault.Empty },
        { "header too far", [.. new byte[1025], .. TestCalls.Pdf()], PdfFault.NotAPdf },
        { "another format", "<html>%PDF</html>"u8.ToArray(), PdfFault.NotAPdf },
        { "five bytes", "%PDF-"u8.ToArray(), PdfFault.Cut },
        { "header and text", "%PDF-1.7\nUne note.\n"u8.ToArray(), PdfFault.Cut },
        { "an end that says no place", "%PDF-1.7\nUne note.\n%%EOF\n"u8.ToArray(), PdfFault.Cut },
        { "a place and nothing there", "%PDF-1.7\nUne note.\nstartxref\n9\n%%EOF\n"u8.ToArray(), PdfFault.Damaged },
        { "a place after the end", "%PDF-1.7\nUne note.\nstartxref\n9999999999\n%%EOF\n"u8.ToArray(), PdfFault.Damaged },
        { "no catalogue", File("%PDF-1.4\n", Objects, "<< /Size 3 >>"), PdfFault.Damaged },
        { "a catalogue that is not there", File("%PDF-1.4\n", Objects, "<< /Size 3 /Root 7 0 R >>"), PdfFault.Damaged },
        { "a hole in the middle", [.. TestCalls.Pdf(3000)[..1000], .. TestCalls.Pdf(3000)[2000..]], PdfFault.Damaged },
        { "encrypted", File("%PDF-1.4\n", Objects, "<< /Size 3 /Root 1 0 R /Encrypt 2 0 R >>"), PdfFault.Protected },
        { "encrypted, said in place",
            File("%PDF-1.4\n", Objects, "<</Size 3/Root 1 0 R/Encrypt<</Filter/Standard/V 1>>>>"), PdfFault.Protected },
        { "encrypted, compressed",
            Compressed("<< /Type /XRef /Size 4 /W [1 2 1] /Root 1 0 R /Encrypt 9 0 R /Length 0 >>"), PdfFault.Protected },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_file_that_readers_open_is_taken(string what, byte[] file) => (await FaultOfAsync(file)).ShouldBeNull(what);

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_file_that_they_do_not_open_is_told_by_its_content(string what, byte[] file, PdfFault fault) =>
        (await FaultOfAsync(file)).ShouldBe(fault, what);

    [Fact]
    public async Task A_file_cut_anywhere_is_refused()
    {
        var whole = TestCalls.Pdf(5000);

        for (var length = 0; length < whole.Length - "%%EOF\n".Length; length += 7)
        {
            (await FaultOfAsync(whole[..length])).ShouldNotBeNull($"cut at {length}");
        }
    }

    /// <summary>A name that falls between two pieces of the reading.</summary>
    [Fact]
    public async Task Encryption_is_seen_wherever_it_stands()
    {
        for (var padding = 262_000; padding < 262_300; padding += 3)
        {
            (await FaultOfAsync(
                File("%PDF-1.4\n", $"{Objects}3 0 obj\n({new string('x', padding)})\nendobj\n", "<< /Root 1 0 R /Encrypt 2 0 R >>")))
                    .ShouldBe(PdfFault.Protected, $"{padding}");
        }
    }

    private static async Task<PdfFault?> FaultOfAsync(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return await PdfCheck.FaultOfAsync(stream, TestContext.Current.CancellationToken);
    }

    private static byte[] File(string header, string objects, string trailer, string before = "", int shift = 0) =>
        Encoding.Latin1.GetBytes(
            $"{before}{header}{objects}xref\n0 1\n0000000000 65535 f "
                + $"\ntrailer\n{trailer}\nstartxref\n{header.Length + objects.Length + shift}\n%%EOF\n");

    /// <summary>As programs of today write: catalogue and pages in a stream of objects, the cross-reference in another stream.</summary>
    private static byte[] Compressed(string crossReference)
    {
        var body = "%PDF-1.5\n3 0 obj\n<< /Type /ObjStm /N 2 /First 8 /Length 2 >>\nstream\nxx\nendstream\nendobj\n";
        return Encoding.Latin1.GetBytes($"{body}4 0 obj\n{crossReference}\nstream\n\nendstream\nendobj\nstartxref\n{body.Length}\n%%EOF\n");
    }
}
