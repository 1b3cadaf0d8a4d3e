using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Territoires.Domain.Applications;

namespace Territoires.Functions.Applications;

/// <summary>A document as an answer, always as a download: a file from outside is never shown as a page of ours. Its hash is its entity tag.</summary>
public static class DocumentFile
{
    public static IResult Of(Document document, Stream content) =>
        Results.Stream(content, document.MediaType, $"{document.Kind}.pdf", entityTag: new EntityTagHeaderValue($"\"{document.Sha256}\""));
}
