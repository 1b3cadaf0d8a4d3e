namespace Territoires.Domain.Applications;

/// <summary>The kinds of document that a règlement can ask for, and what a file must be to be one.</summary>
public static class DocumentKind
{
    /// <summary>The note d'opportunité: the application itself in this programme; later the base of the specifications.</summary>
    public const string NoteOpportunite = "note-opportunite";

    /// <summary>The largest document taken, in bytes (25 MB). The largest HTTP body is larger, for what surrounds it in a form.</summary>
    public const long MaxBytes = 25_000_000;

    public const string Pdf = "application/pdf";

    public static IReadOnlyList<string> All { get; } = [NoteOpportunite];

    public static bool IsKnown(string kind) => All.Contains(kind, StringComparer.Ordinal);

    /// <summary>What people read, in French.</summary>
    public static string Label(string kind) => kind switch
    {
        NoteOpportunite => "Note d’opportunité",
        _ => kind,
    };
}
