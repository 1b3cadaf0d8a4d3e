using Territoires.Core.Publication;
using Territoires.Domain.Calls;
using Territoires.Domain.Publication;

namespace Territoires.Web.Received;

/// <summary>How a call ends without a list, and why: everybody reads the reason.</summary>
public sealed record EndRequest(CallEndKind Kind, string Reason);

/// <summary>The reserve: numbers of applications, by rank, over the one that was seen.</summary>
/// <param name="Seen">The <c>reserveVersion</c> that was read with the designation.</param>
public sealed record ReserveRequest(IReadOnlyList<string> Ranked, int Seen);

/// <summary>An erratum of the public list: of a laureate, of the text above them, or of both.</summary>
/// <param name="Number">Of the laureate; null for the text alone.</param>
/// <param name="Shown">All that is to be shown of the laureate.</param>
/// <param name="Text">What the list is to say above its laureates, empty for nothing; null when it stays.</param>
/// <param name="Reason">Why; everybody reads it.</param>
/// <param name="Seen">The version of the list that was read.</param>
public sealed record ErratumRequest(string Reason, int Seen, string? Number = null, ShownLaureate? Shown = null, string? Text = null)
{
    public CorrectionAsked ToAsked() => new(
        Number,
        Shown is null ? null : new ShownLaureate(
            Written(Shown.Bodies), Shown.Theme.Trim(), Written(Shown.Ambitions), Written(Shown.PartnerServices), Shown.ShowsCredit),
        Text?.Trim(), Reason.Trim(), Seen);

    /// <summary>What a page has a line for each of.</summary>
    public static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Written(IReadOnlyList<string> lines) =>
        [.. lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim())];
}

/// <summary>A laureate of the public list gives up.</summary>
/// <param name="Seen">The version of the list that was read.</param>
public sealed record RenunciationRequest(string Number, string Reason, int Seen);

/// <summary>The first of the reserve takes the place of a laureate who gave up.</summary>
/// <param name="Seen">The version of the list that was read.</param>
public sealed record ReserveCallRequest(string Reason, int Seen);

/// <summary>Two files that meet are two distinct applications.</summary>
/// <param name="One">Number of one of the two.</param>
/// <param name="Other">Number of the other.</param>
/// <param name="Reason">In what they are distinct; about the applications, never about a person.</param>
public sealed record OverlapRequest(string One, string Other, string Reason);
