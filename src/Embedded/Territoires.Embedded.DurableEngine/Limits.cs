using System.Text;
using Microsoft.DurableTask;

namespace Territoires.Embedded.DurableEngine;

/// <summary>Tighter than any real backend, so that what runs here runs there.</summary>
internal static class Limits
{
    public const int PayloadBytes = 16 * 1024;
    public const int InFlight = 100;
    public const int HistoryEvents = 2000;
    private const int InstanceIdLength = 100;
    private const int FailureCharacters = 2000;

    /// <exception cref="ArgumentException">The text is over 16 KB in UTF-8.</exception>
    public static string? CheckPayload(string? payload, string what)
    {
        int bytes = payload is null ? 0 : Encoding.UTF8.GetByteCount(payload);
        return bytes <= PayloadBytes
            ? payload
            : throw new ArgumentException($"{what} takes {bytes} bytes; at most {PayloadBytes} go into an orchestration. Store it and pass its id.");
    }

    /// <exception cref="ArgumentException">The id would not do on every backend.</exception>
    public static string CheckInstanceId(string instanceId)
    {
        bool good = instanceId is { Length: > 0 and <= InstanceIdLength }
            && instanceId[0] != '@'
            && instanceId.All(c => c is >= ' ' and <= '~' && c is not ('/' or '\\' or '#' or '?'));
        return good
            ? instanceId
            : throw new ArgumentException(
                $"'{instanceId}' is no instance id: 1 to {InstanceIdLength} printable ASCII characters without / \\ # ?, not beginning with @.", nameof(instanceId));
    }

    /// <summary>A failure is for reading; a whole stack of a deep recursion is not.</summary>
    public static TaskFailureDetails Shorten(TaskFailureDetails failure) => failure with
    {
        ErrorMessage = Cut(failure.ErrorMessage),
        StackTrace = failure.StackTrace is { } stack ? Cut(stack) : null,
        InnerFailure = failure.InnerFailure is { } inner ? Shorten(inner) : null,
    };

    private static string Cut(string text) => text.Length <= FailureCharacters ? text : string.Concat(text.AsSpan(0, FailureCharacters), "…");
}
