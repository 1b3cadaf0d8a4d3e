#nullable enable
using System.Globalization;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>A transaction as one change set of a multipart/mixed <c>$batch</c> request, and the answers of its parts.</summary>
internal static class Batch
{
    public static Request Request(TablesConnection connection, string table, IReadOnlyList<TableTransactionAction> actions)
    {
        var batch = $"batch_{Guid.NewGuid():D}";
        var changes = $"changeset_{Guid.NewGuid():D}";
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"--{batch}\r\nContent-Type: multipart/mixed; boundary={changes}\r\n\r\n");
        foreach (var action in actions)
        {
            body.Append(CultureInfo.InvariantCulture, $"--{changes}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            AppendPart(body, EntityRequest.Of(connection, table, action));
        }

        body.Append(CultureInfo.InvariantCulture, $"--{changes}--\r\n--{batch}--\r\n");
        var request = connection.NewRequest(RequestMethod.Post, "$batch");
        request.Headers.Add("Content-Type", $"multipart/mixed; boundary={batch}");
        request.Content = RequestContent.Create(Encoding.UTF8.GetBytes(body.ToString()));
        return request;
    }

    /// <exception cref="TableTransactionFailedException">The service refused one of the actions.</exception>
    public static IReadOnlyList<Response> Read(Response response, int expected)
    {
        var parts = new List<Response>(expected);
        using var reader = new StreamReader(response.ContentStream ?? Stream.Null, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
            {
                parts.Add(ReadPart(line, reader));
            }
        }

        return parts.Find(part => part.Status is < 200 or >= 300) is { } failed
            ? throw new TableTransactionFailedException(TablesError.Of(failed))
            : parts.Count == expected
                ? parts
                : throw new RequestFailedException(response.Status, $"The transaction has {expected} actions but the service answered {parts.Count}.");
    }

    private static void AppendPart(StringBuilder body, Request part)
    {
        body.Append(CultureInfo.InvariantCulture, $"{part.Method} {part.Uri.ToUri().AbsoluteUri} HTTP/1.1\r\n");
        foreach (var header in part.Headers.Where(header => header.Name != "x-ms-version"))
        {
            body.Append(CultureInfo.InvariantCulture, $"{header.Name}: {header.Value}\r\n");
        }

        body.Append("\r\n");
        if (part.Content is not null)
        {
            using var content = new MemoryStream();
            part.Content.WriteTo(content, CancellationToken.None);
            body.Append(Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length));
        }

        body.Append("\r\n");
    }

    private static BatchPartResponse ReadPart(string statusLine, StreamReader reader)
    {
        var words = statusLine.Split(' ', 3);
        var headers = new List<HttpHeader>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(new HttpHeader(line[..colon], line[(colon + 1)..].Trim()));
        }

        var body = new StringBuilder();
        // Bodies are single-line JSON: only a boundary begins with two dashes.
        while (reader.ReadLine() is { } line && !line.StartsWith("--", StringComparison.Ordinal))
        {
            body.Append(line);
        }

        return new BatchPartResponse(int.Parse(words[1], CultureInfo.InvariantCulture), words.ElementAtOrDefault(2) ?? "", headers, body.ToString());
    }
}
