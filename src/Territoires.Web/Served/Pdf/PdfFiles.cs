using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Territoires.Web.Served.Pdf;

/// <summary>
/// What a component of a page says, as a tagged PDF (PDF/UA): page and file are drawn from the same component, so that they never
/// say two things.
/// </summary>
public sealed class PdfFiles(IServiceProvider services, ILoggerFactory loggers)
{
    public const string MediaType = "application/pdf";

    /// <summary>The library keeps the fonts of all documents in one place.</summary>
    private static readonly Lock Drawing = new();

    /// <summary>Always as a download; the same reading is the same bytes, under an entity tag that is made of them.</summary>
    public async Task<IResult> AnswerAsync<TReading>(TReading reading, PdfCover cover)
        where TReading : IComponent
    {
        var bytes = await BytesAsync(reading, cover);
        return Results.File(
            bytes, MediaType, $"{cover.FileName}.pdf", entityTag: new EntityTagHeaderValue(EntityTags.Of(bytes)));
    }

    /// <summary>The file itself, for whoever sends it with others.</summary>
    public async Task<byte[]> BytesAsync<TReading>(TReading reading, PdfCover cover)
        where TReading : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            // As for a page: the component is filled where it is made, so that a parameter which is missing does not compile.
            var parameters = new RazorComponentResult<TReading>(reading).Parameters.ToDictionary();
            return (await renderer.RenderComponentAsync<TReading>(ParameterView.FromDictionary(parameters))).ToHtmlString();
        });
        PdfBlock?[] blocks =
        [
            new PdfBlock.Heading(1, cover.Heading),
            cover.Notice is { } notice ? new PdfBlock.Paragraph(notice, IsStrong: true) : null,
            .. HtmlBlocks.Of(html),
        ];
        lock (Drawing)
        {
            using var document = PdfLayout.Of([.. blocks.OfType<PdfBlock>()], cover.Title);
            return PdfBytes.Of(document, cover, html);
        }
    }
}
