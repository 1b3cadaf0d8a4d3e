using System.Globalization;
using System.Text;
using Territoires.Embedded.LocalStorage.Http;

namespace Territoires.Embedded.LocalStorage.Tables;

/// <summary>The multipart bodies of a transaction: one change set, and its answers.</summary>
internal static class TableBatch
{
    private const int MostOperations = 100;

    /// <summary>A refusal of the operation at an index, which undoes the whole transaction.</summary>
    // Always raised with its two facts.
#pragma warning disable CA1032, CA1064
    internal sealed class Refusal(int index, ServiceFault fault) : Exception(fault.Message)
#pragma warning restore CA1032, CA1064
    {
        /// <summary>As the service words it: the index, a colon, the message.</summary>
        public ServiceFault Fault { get; } = new(fault.Status, fault.Code, string.Create(CultureInfo.InvariantCulture, $"{index}:{fault.Message}"));
    }

    /// <exception cref="Refusal">One operation, or the set of them, is not acceptable.</exception>
    public static async Task<List<EntityOperation>> ParseAsync(string body)
    {
        var operations = new List<EntityOperation>();
        using var reader = new StringReader(body);
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.EndsWith(" HTTP/1.1", StringComparison.Ordinal))
            {
                var call = ReadPart(line, reader);
                operations.Add(await ParsePartAsync(call, operations.Count));
            }
        }

        CheckSet(operations);
        return operations;
    }

    public static LocalResponse Answer(IEnumerable<LocalResponse> parts)
    {
        var batch = $"batchresponse_{Guid.NewGuid():D}";
        var changes = $"changesetresponse_{Guid.NewGuid():D}";
        var text = new StringBuilder($"--{batch}\r\nContent-Type: multipart/mixed; boundary={changes}\r\n\r\n");
        foreach (var part in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"--{changes}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            text.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {part.Status} {part.ReasonPhrase}\r\n");
            foreach (var header in part.AllHeaders())
            {
                text.Append(CultureInfo.InvariantCulture, $"{header.Name}: {header.Value}\r\n");
            }

            text.Append("\r\n").Append(part.ContentStream is null ? "" : part.Content.ToString()).Append("\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"--{changes}--\r\n--{batch}--\r\n");
        return LocalResponse.Text(202, $"multipart/mixed; boundary={batch}", text.ToString());
    }

    private static Call ReadPart(string requestLine, StringReader reader)
    {
        var words = requestLine.Split(' ');
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers[line[..colon]] = line[(colon + 1)..].Trim();
            }
        }

        var body = new StringBuilder();
        // An entity is JSON: only a boundary begins with two dashes.
        while (reader.ReadLine() is { } line && !line.StartsWith("--", StringComparison.Ordinal))
        {
            body.AppendLine(line);
        }

        return Uri.TryCreate(words[1], UriKind.Absolute, out var address)
            ? new Call(words[0], address, headers, body.ToString())
            : throw ServiceFault.InvalidInput("An operation of the batch has no absolute address.");
    }

    private static async Task<EntityOperation> ParsePartAsync(Call call, int index)
    {
        try
        {
            return EntityOperation.Parse(call, await call.ReadSmallAsync(int.MaxValue));
        }
        catch (ServiceFault fault)
        {
            throw new Refusal(index, fault);
        }
    }

    private static void CheckSet(List<EntityOperation> operations)
    {
        if (operations.Count is 0 or > MostOperations)
        {
            throw new Refusal(Math.Max(0, operations.Count - 1), ServiceFault.InvalidInput("The batch request operation exceeds the maximum 100 changes per change set."));
        }

        var rows = new HashSet<string>();
        for (var index = 0; index < operations.Count; index++)
        {
            var operation = operations[index];
            if (operation.PartitionKey != operations[0].PartitionKey || !operation.Table.Equals(operations[0].Table, StringComparison.OrdinalIgnoreCase))
            {
                throw new Refusal(index, new ServiceFault(400, "CommandsInBatchActOnDifferentPartitions", "All commands in a batch must operate on same entity group."));
            }

            if (!rows.Add(operation.RowKey))
            {
                throw new Refusal(index, new ServiceFault(400, "InvalidDuplicateRow", "The batch request contains multiple changes with same row key. An entity can appear only once in a batch request."));
            }
        }
    }
}
